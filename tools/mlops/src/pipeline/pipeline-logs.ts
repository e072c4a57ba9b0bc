import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import { type LogLine, logText } from "../aws/log-lines.ts";
import { concurrently } from "../aws/concurrently.ts";
import type { Connection } from "../aws/connection.ts";
import { defineAction } from "../command/action.ts";
import type { CommandContext } from "../command/context.ts";
import { WrongUse } from "../command/failures.ts";
import { stackValue, switchValue, textValue, wholeNumberText } from "../command/given-values.ts";
import { oneOf } from "../command/one-of.ts";
import { followLogs } from "../job/follow-logs.ts";
import { jobText, lastLines } from "../job/log-place.ts";
import { type Execution, executionArn, executionId, followCommand, seenExecution } from "./execution.ts";
import { type ExecutionStep, hasEnded } from "./execution-step.ts";

const given = z.strictObject({
  stack: stackValue(),
  pipeline: textValue().optional(),
  execution: textValue().optional(),
  step: textValue().optional(),
  lines: wholeNumberText({ min: 1, max: 100_000 }),
  follow: switchValue(),
});

/** A step with a job that logs. */
interface LoggedStep {
  readonly step: string;
  readonly jobArn: string;
}

/** `pipeline logs`. */
export const pipelineLogs = defineAction(given, async (options, context) => {
  const connection = await context.connect(options.stack);
  const client = connection.client(SageMakerClient);
  const arn = await executionArn(connection, options);
  const execution = await seenExecution(client, arn);
  const steps = loggedSteps(execution, options);
  if (steps.length === 0) return nothingToShow(execution, options.follow);
  const logs = options.follow
    ? await followedLogs(context, connection, steps, { ...options, arn })
    : await concurrently(steps, async (one) => ({
        ...one,
        log: await lastLines(connection, one.jobArn, options.lines),
      }));
  return { data: { executionArn: arn, steps: logs }, lines: options.follow ? [] : logs.flatMap(linesOf) };
});

/** The step that is asked for; otherwise those that have failed, or, to follow them, those that are running. */
function loggedSteps(
  { steps, arn }: Execution,
  { step, follow }: Pick<z.output<typeof given>, "step" | "follow">,
): LoggedStep[] {
  if (step === undefined) {
    const chosen = steps.filter((one) => (follow ? !hasEnded(one) : one.status === "Failed"));
    return chosen.flatMap(withJob);
  }
  const found = steps.find(({ name }) => name === step);
  const others = steps.filter(({ jobArn }) => jobArn !== undefined).map(({ name }) => name);
  const expected = others.length === 0 ? "one that has run a job, and none has yet" : oneOf(others);
  if (found?.jobArn !== undefined) return withJob(found);
  const got = found === undefined ? `"${step}"` : `"${step}", which has run no job`;
  throw new WrongUse(`--step: got ${got}; expected a step of ${executionId(arn)}: ${expected}`);
}

const withJob = ({ name, jobArn }: ExecutionStep): LoggedStep[] =>
  jobArn === undefined ? [] : [{ step: name, jobArn }];

function nothingToShow({ arn, status, steps }: Execution, follow: boolean) {
  const names = steps.flatMap(withJob).map(({ step }) => step);
  const what = follow ? "is running a job" : "with a job has failed";
  const others = names.length === 0 ? "" : `; --step shows the log of ${oneOf(names)}`;
  return {
    data: { executionArn: arn, steps: [] },
    lines: [`no step of ${executionId(arn)} (${status}) ${what}${others}`],
  };
}

function linesOf({ step, jobArn, log }: LoggedStep & { readonly log: readonly LogLine[] }): string[] {
  return [`${step}  ${jobText(jobArn)}`, ...(log.length === 0 ? ["  (nothing is logged)"] : logText(log))];
}

/** The logs of steps until these have ended. */
function followedLogs(
  context: CommandContext,
  connection: Connection,
  steps: readonly LoggedStep[],
  { stack, pipeline, arn, lines }: z.output<typeof given> & { readonly arn: string },
) {
  const client = connection.client(SageMakerClient);
  const names = steps.map(({ step }) => step);
  const look = async () => {
    const seen = (await seenExecution(client, arn)).steps.filter(({ name }) => names.includes(name));
    return {
      state: seen.map(({ name, status }) => `${name} ${status}`).join(", "),
      hasEnded: seen.every(hasEnded),
    };
  };
  return followLogs(context, connection, steps, {
    title: `log of ${names.join(", ")}`,
    look,
    lines,
    again: followCommand(stack, arn, pipeline),
  });
}
