import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { goingJobStatuses } from "@mlops/aws";
import { logText } from "../aws/log-lines.ts";
import type { Connection } from "../aws/connection.ts";
import type { Answer } from "../command/answer.ts";
import type { CommandContext } from "../command/context.ts";
import { elapsed } from "../command/elapsed.ts";
import { status } from "../command/failures.ts";
import { follow } from "../command/follow.ts";
import { plainText } from "../command/plain-text.ts";
import { table } from "../command/table.ts";
import type { JobResult, SeenJob } from "./job-kind.ts";
import type { NamedJob } from "./job-kinds.ts";
import { failureLog } from "./failure-log.ts";

/** Whether a job has ended. */
export const hasJobEnded = ({ status: state }: SeenJob): boolean => !goingJobStatuses.includes(state);

/** A job as commands take it: `training-job/churn-1`. */
export const jobName = ({ kind, name }: NamedJob): string => `${kind.resource}/${name}`;

/**
 * Follow a job to its end, with a line for what happens.
 * @throws NotFollowed if nobody follows it any longer
 */
export function followJob(context: CommandContext, connection: Connection, job: NamedJob): Promise<SeenJob> {
  const client = connection.client(SageMakerClient);
  return follow(context, {
    title: `${job.kind.title} ${job.name}`,
    look: () => job.kind.look(client, job.name),
    isOver: hasJobEnded,
    state: ({ status: state, detail }) => (detail === undefined ? state : `${state}, ${detail}`),
    news: jobNews,
    again: `job status ${connection.place.name} ${jobName(job)} --follow`,
  });
}

function jobNews({ status: state, history = [] }: SeenJob, before: SeenJob | undefined): string[] {
  const news = history.filter((line) => !before?.history?.includes(line)).map(plainText);
  return before?.status === state ? news : [...news, state];
}

/** What there is to say about a job: what it has come to, and why it has failed. */
export async function jobAnswer(
  context: CommandContext,
  connection: Connection,
  job: NamedJob,
  seen: SeenJob,
): Promise<Answer & { readonly data: object }> {
  const { arn, status: state, reason, startTime, endTime } = seen;
  const isGood = !hasJobEnded(seen) || state === "Completed";
  const result = await seen.result();
  const log = state === "Failed" ? await failureLog(connection, context.terminal, arn) : [];
  return {
    data: { jobArn: arn, status: state, reason, startTime, endTime, ...result.data, log },
    lines: [
      jobName(job),
      stateText(seen, context.clock.now()),
      ...(reason === undefined ? [] : [plainText(reason)]),
      ...resultLines(result, context.terminal),
      ...logText(log).map((line) => `  ${line}`),
    ],
    status: isGood ? status.success : status.no,
  };
}

/** `InProgress for 3 min, Training`. */
function stateText({ status: state, detail, startTime, endTime }: SeenJob, now: Date): string {
  const time = startTime && elapsed((endTime ?? now).getTime() - startTime.getTime());
  const passed = time === undefined ? "" : `${endTime ? " after" : " for"} ${time}`;
  return `${state}${passed}${detail === undefined || detail === state ? "" : `, ${detail}`}`;
}

function resultLines({ facts, table: rows }: JobResult, terminal: CommandContext["terminal"]): string[] {
  const known = facts.flatMap(([label, text]) => (text === undefined ? [] : [[label, text] as const]));
  const width = Math.max(0, ...known.map(([label]) => label.length));
  const lines = known.map(([label, text]) => `${label.padEnd(width)}  ${plainText(text)}`);
  return rows === undefined ? lines : [...lines, "", ...table(rows.titles, rows.rows, terminal)];
}
