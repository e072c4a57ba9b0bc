import { SageMakerClient, StopPipelineExecutionCommand } from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import { consentIn } from "../aws/consent.ts";
import { defineAction } from "../command/action.ts";
import { makeChanges } from "../command/changes.ts";
import { stackValue, textValue } from "../command/given-values.ts";
import { executionAnswer } from "./execution-answer.ts";
import { executionArn, executionId, isOver, seenExecution } from "./execution.ts";
import { followExecution } from "./follow-execution.ts";

/** `pipeline stop`. */
export const pipelineStop = defineAction(
  z.strictObject({
    stack: stackValue(),
    pipeline: textValue().optional(),
    execution: textValue().optional(),
    follow: z.boolean(),
    confirm: textValue().optional(),
  }),
  async ({ stack, follow, confirm, ...choice }, context) => {
    const connection = await context.connect(stack);
    const client = connection.client(SageMakerClient);
    const arn = await executionArn(connection, choice);
    const seen = await seenExecution(client, arn);
    const { status } = seen;
    const isGoing = !isOver(seen);
    if (!isGoing) context.terminal.note(`${executionId(arn)} has ended: ${status}`);
    const stop = () => client.send(new StopPipelineExecutionCommand({ PipelineExecutionArn: arn }));
    const what = `stop pipeline execution ${arn}`;
    const changes = status === "Executing" ? [{ what, make: stop }] : [];
    const outcome = await makeChanges(changes, context, consentIn(connection.place, confirm));
    const isFollowed = follow && isGoing && !context.isDryRun;
    const now = isFollowed ? await followExecution(context, connection, arn, choice) : seen;
    const { data, lines } = await executionAnswer(context, connection, now);
    return { data: { outcome, ...data }, lines: outcome === "planned" ? [] : lines };
  },
);
