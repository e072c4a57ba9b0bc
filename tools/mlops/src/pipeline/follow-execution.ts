import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { Connection } from "../aws/connection.ts";
import type { CommandContext } from "../command/context.ts";
import { plainText } from "../command/plain-text.ts";
import { follow } from "../command/follow.ts";
import { type Execution, executionId, followCommand, isOver, seenExecution } from "./execution.ts";
import { type ExecutionStep, hasEnded, stepResult, stepTime } from "./execution-step.ts";

/**
 * Follow an execution to its end, with a line for each step that begins or ends.
 * @throws NotFollowed if nobody follows it any longer
 */
export function followExecution(
  context: CommandContext,
  connection: Connection,
  arn: string,
  { pipeline, limit }: { readonly pipeline?: string | undefined; readonly limit?: number | undefined },
): Promise<Execution> {
  const client = connection.client(SageMakerClient);
  return follow(context, {
    title: `pipeline execution ${executionId(arn)}`,
    look: () => seenExecution(client, arn),
    isOver,
    state: executionState,
    news: (seen, before) => stepNews(seen, before, context.clock.now()),
    limit,
    again: followCommand(connection.place.name, arn, pipeline),
  });
}

/** What an execution does: `Executing Train, Evaluate`. */
function executionState({ status, steps }: Execution): string {
  const going = steps.filter((step) => !hasEnded(step)).map(({ name }) => name);
  return [status, going.join(", ")].filter((part) => part !== "").join(" ");
}

/** What has happened to the steps and to the execution since it was looked at before, a line each. */
function stepNews(seen: Execution, before: Execution | undefined, now: Date): string[] {
  const known = new Map((before?.steps ?? []).map((step) => [step.name, step]));
  const steps = seen.steps.flatMap((step) => newsOf(step, known.get(step.name), now));
  return before?.status === seen.status ? steps : [...steps, seen.status];
}

function newsOf(step: ExecutionStep, before: ExecutionStep | undefined, now: Date): string[] {
  if (before?.status === step.status || step.status === "Starting") return [];
  if (!hasEnded(step)) return [`${step.name}: ${step.status}`];
  const time = stepTime(step, now);
  const after = time === undefined ? "" : ` after ${time}`;
  const result = stepResult(step);
  return [`${step.name}: ${step.status}${after}${result === undefined ? "" : `, ${plainText(result)}`}`];
}
