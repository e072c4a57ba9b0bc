import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import { consentIn } from "../aws/consent.ts";
import { defineAction } from "../command/action.ts";
import { makeChanges } from "../command/changes.ts";
import { stackValue, textValue } from "../command/given-values.ts";
import { followJob, hasJobEnded, jobAnswer } from "./job-answer.ts";
import { namedJob } from "./job-kinds.ts";

/** `job stop`. */
export const jobStop = defineAction(
  z.strictObject({
    stack: stackValue(),
    job: textValue(),
    follow: z.boolean(),
    confirm: textValue().optional(),
  }),
  async ({ stack, job: text, follow, confirm }, context) => {
    const connection = await context.connect(stack);
    const client = connection.client(SageMakerClient);
    const job = namedJob(text, connection.place);
    const { kind, name } = job;
    const seen = await kind.look(client, name);
    const { status } = seen;
    const isGoing = !hasJobEnded(seen);
    if (!isGoing) context.terminal.note(`${name} has ended: ${status}`);
    const what = `stop ${kind.title} ${name}`;
    const changes = status === "InProgress" ? [{ what, make: () => kind.stop(client, name) }] : [];
    const outcome = await makeChanges(changes, context, consentIn(connection.place, confirm));
    const isFollowed = follow && isGoing && !context.isDryRun;
    const now = isFollowed ? await followJob(context, connection, job) : seen;
    const { data, lines } = await jobAnswer(context, connection, job, now);
    return { data: { outcome, ...data }, lines: outcome === "planned" ? [] : lines };
  },
);
