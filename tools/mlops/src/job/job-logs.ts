import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import { logText } from "../aws/log-lines.ts";
import { defineAction } from "../command/action.ts";
import { stackValue, switchValue, textValue, wholeNumberText } from "../command/given-values.ts";
import { followLogs } from "./follow-logs.ts";
import { hasJobEnded, jobName } from "./job-answer.ts";
import { namedJob } from "./job-kinds.ts";
import { lastLines } from "./log-place.ts";

const given = z.strictObject({
  stack: stackValue(),
  job: textValue(),
  lines: wholeNumberText({ min: 1, max: 100_000 }),
  follow: switchValue(),
});

/** `job logs`. */
export const jobLogs = defineAction(given, async ({ stack, job: text, lines, follow }, context) => {
  const connection = await context.connect(stack);
  const job = namedJob(text, connection.place);
  const client = connection.client(SageMakerClient);
  const seen = await job.kind.look(client, job.name);
  const { arn: jobArn } = seen;
  if (!follow) {
    const log = await lastLines(connection, jobArn, lines);
    return { data: { jobArn, log }, lines: log.length === 0 ? ["(nothing is logged)"] : logText(log) };
  }
  const [followed] = await followLogs(context, connection, [{ jobArn }], {
    title: `log of ${jobName(job)}`,
    look: async () => {
      const now = await job.kind.look(client, job.name);
      return { state: now.status, hasEnded: hasJobEnded(now) };
    },
    lines,
    again: `job logs ${stack} ${jobName(job)} --follow`,
  });
  return { data: followed, lines: [] };
});
