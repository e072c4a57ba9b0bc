import { setTimeout } from "node:timers/promises";
import {
  DescribePipelineExecutionCommand,
  type SageMakerClient,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
} from "@aws-sdk/client-sagemaker";
import { goingExecutionStatuses } from "@mlops/aws";
import type { RunSettings } from "./run-settings.ts";

/** What became of a run. */
export interface RunEnd {
  readonly executionArn: string;
  /** SageMaker's status; `TimedOut` if it was stopped here. */
  readonly status: string;
  readonly reason: string | undefined;
}

/**
 * Start a pipeline and follow it to its end. A run that takes too long is stopped, so that it does not go on at cost
 * when nobody waits for it.
 * @param print takes what is said about it
 * @throws Error of SageMaker, if the run cannot be started or seen
 */
export async function followRun(
  client: SageMakerClient,
  parameters: { readonly Name: string; readonly Value: string }[],
  { pipeline, token, minutes, interval }: RunSettings,
  print: (text: string) => void,
): Promise<RunEnd> {
  const { PipelineExecutionArn = "" } = await client.send(
    new StartPipelineExecutionCommand({
      PipelineName: pipeline,
      PipelineParameters: parameters,
      ClientRequestToken: token,
    }),
  );
  print(`started  ${PipelineExecutionArn}`);
  const look = patiently(
    () => client.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn })),
    interval,
  );
  const end = Date.now() + minutes * 60_000;
  for (;;) {
    const { PipelineExecutionStatus: status = "unknown", FailureReason: reason } = await look();
    if (!goingExecutionStatuses.includes(status))
      return { executionArn: PipelineExecutionArn, status, reason };
    if (Date.now() >= end) {
      await client.send(
        new StopPipelineExecutionCommand({ PipelineExecutionArn, ClientRequestToken: token }),
      );
      return {
        executionArn: PipelineExecutionArn,
        status: "TimedOut",
        reason: `not done after ${minutes} minutes: stopped`,
      };
    }
    await setTimeout(interval * 1_000);
  }
}

/** Looks in a row that may fail before nobody follows the run any longer. */
const patience = 10;

/** A look that is tried again: a run goes on at cost whether it is seen or not. */
function patiently<Seen>(look: () => Promise<Seen>, interval: number): () => Promise<Seen> {
  return async () => {
    for (let failures = 1; ; failures += 1) {
      try {
        return await look();
      } catch (error) {
        if (failures >= patience) throw error;
        await setTimeout(interval * 1_000);
      }
    }
  };
}
