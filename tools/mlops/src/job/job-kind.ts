import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { Row } from "../command/table.ts";

/** A table for people. */
export interface JobTable {
  readonly titles: readonly string[];
  readonly rows: readonly Row[];
}

/** What a job has come to, besides its status. */
export interface JobResult {
  /** For `--json`. */
  readonly data: Readonly<Record<string, unknown>>;
  /** For people: labels and texts. What is undefined is left out. */
  readonly facts: readonly (readonly [label: string, text: string | undefined])[];
  /** @default - none */
  readonly table?: JobTable | undefined;
}

/** A job, when it was looked at. */
export interface SeenJob {
  readonly arn: string;
  /** SageMaker's: `InProgress`, `Stopping`, `Stopped`, `Failed`, `Completed`. */
  readonly status: string;
  /** What it is doing, in a few words. @default - SageMaker does not tell */
  readonly detail?: string | undefined;
  /** Why it has failed. */
  readonly reason?: string | undefined;
  readonly startTime?: Date | undefined;
  /** @default - it goes on */
  readonly endTime?: Date | undefined;
  /** What has happened so far, a line each. @default - only the status tells */
  readonly history?: readonly string[];
  readonly result: () => Promise<JobResult>;
}

/** A kind of job of SageMaker. */
export interface JobKind {
  /** What people call it: `training job`. */
  readonly title: string;
  /** Type of the resource in its ARN: `training-job`. */
  readonly resource: string;
  /** Type of the steps of pipelines that run it. */
  readonly stepType: "Processing" | "Training" | "Transform" | "Tuning";
  /** Operation that starts it. */
  readonly operation: string;
  /** Member of the request that names it. */
  readonly named: string;
  /** Longest name, in characters. */
  readonly nameLength: number;
  /**
   * Start it.
   * @returns its ARN
   */
  readonly create: (client: SageMakerClient, request: object) => Promise<string>;
  readonly look: (client: SageMakerClient, name: string) => Promise<SeenJob>;
  readonly stop: (client: SageMakerClient, name: string) => Promise<unknown>;
  /** Everything that SageMaker tells of it, as the results of a step have it. */
  readonly describe: (client: SageMakerClient, name: string) => Promise<object>;
}
