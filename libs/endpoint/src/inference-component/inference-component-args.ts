import type { AlarmTopicRef, GuardrailsRef, KeysRef, NetworkRef } from "@mlops/contracts";
import type { AwsEnvironment, Duration } from "@mlops/core";
import type { InferenceComponentThresholds } from "@mlops/observability";
import type { SingleModel } from "../model/served-model.ts";
import type { RequestScaling } from "../scaling/request-target.ts";
import type { ComponentHost } from "./shared-endpoint.ts";

/** What each copy of a component reserves of an instance. Copies that do not fit next to the others wait. */
export interface Reservation {
  /** At least 128. */
  readonly memoryMiB: number;
  /** Processors, from 0.25. @default - none are reserved */
  readonly cpus?: number;
  /** GPUs or Neuron chips, from 1. @default - none */
  readonly accelerators?: number;
}

export interface InferenceComponentArgs {
  readonly environment: AwsEnvironment;
  readonly guardrails: GuardrailsRef;
  /** Decrypts the model, encrypts its logs. */
  readonly keys: KeysRef;
  readonly alarmTopic: AlarmTopicRef;
  /** @default - a limit for each: see {@link InferenceComponentThresholds} */
  readonly thresholds?: InferenceComponentThresholds;
  /** VPC that the containers work in. */
  readonly network: NetworkRef;
  /** @default true */
  readonly networkIsolation?: boolean;
  /** Where it runs: a `SharedEndpoint`. */
  readonly host: ComponentHost;
  readonly model: SingleModel;
  /** Accounts whose model packages may be served, besides the own one. @default - none */
  readonly trustedAccounts?: readonly string[];
  /** Name that callers use beside the endpoint's. @default - from environment and logical name */
  readonly componentName?: string;
  readonly reserves: Reservation;
  /**
   * Always the same number of copies, or as many as are needed; `min` is at least 1. As with instances, a deployment
   * starts with `max`, so that it never takes copies away under load.
   */
  readonly copies: number | RequestScaling;
  /** How long fetching the model may take, 1 minute to 1 hour. @default - SageMaker's choice */
  readonly downloadTimeout?: Duration;
  /** How long a container may take until it answers pings, 1 minute to 1 hour. @default - SageMaker's choice */
  readonly startupTimeout?: Duration;
  /** How long logs are kept, in days: one of the numbers that CloudWatch takes. @default 365 in prod, 30 elsewhere */
  readonly logRetentionDays?: number;
}
