import type { Input } from "@pulumi/pulumi";
import type { AlarmTopicRef, GuardrailsRef, KeysRef, MlEnvironmentRef, NetworkRef } from "@mlops/contracts";
import type { AwsEnvironment } from "@mlops/core";
import type { EndpointThresholds } from "@mlops/observability";
import type { DataCapture } from "../data-capture.ts";
import type { Rollout } from "./rollout.ts";
import type { Serverless } from "./serverless.ts";
import type { AsynchronousVariant, RealTimeVariant, ShadowVariant } from "./variant.ts";

/** What every endpoint says. Plain values decide what exists; references tell where. */
interface EveryEndpoint {
  readonly environment: AwsEnvironment;
  /** Caps the role that the models run under. */
  readonly guardrails: GuardrailsRef;
  /** Encrypts disks, captured requests, results and logs. */
  readonly keys: KeysRef;
  /** Where the endpoint's alarms go. */
  readonly alarmTopic: AlarmTopicRef;
  /** When they go off. @default - a limit for each: see {@link EndpointThresholds} */
  readonly thresholds?: EndpointThresholds;
  /** Whether there is a dashboard of the endpoint's own. @default true outside dev */
  readonly dashboard?: boolean;
  /**
   * Name that callers use, 1 to 63 letters, digits and hyphens. It never changes, whatever is deployed.
   * @default - from environment and logical name
   */
  readonly endpointName?: string;
  /** How long logs are kept, in days: one of the numbers that CloudWatch takes. @default 365 in prod, 30 elsewhere */
  readonly logRetentionDays?: number;
  /** Accounts whose model packages may be served, besides the own one: that of the registry. @default - none */
  readonly trustedAccounts?: readonly string[];
}

interface OnInstances extends EveryEndpoint {
  /** VPC that the containers work in, in all its zones. */
  readonly network: NetworkRef;
  /**
   * Whether containers are cut off from the network: no calls out, no credentials. Models are fetched for them.
   * @default true
   */
  readonly networkIsolation?: boolean;
  /** Where captured requests and asynchronous results are kept. */
  readonly mlEnvironment: MlEnvironmentRef;
  /** @default - outside dev canary with 10 %, or all-at-once where a variant has one instance; none in dev */
  readonly rollout?: Rollout;
}

/** Answers at once. */
export interface RealTimeEndpointArgs extends OnInstances {
  readonly mode: "real-time";
  /**
   * One to ten variants by name. Names stay for ever: SageMaker rolls out, scales and measures by name.
   */
  readonly variants: Readonly<Record<string, RealTimeVariant>>;
  /** One more variant that gets copies of requests, beside exactly one variant. @default - none */
  readonly shadow?: ShadowVariant;
  /** @default - all requests and answers outside dev; off in dev */
  readonly dataCapture?: DataCapture | "off";
}

/** Takes requests from S3, one after the other, and puts answers there: for large or slow ones. */
export interface AsynchronousEndpointArgs extends OnInstances {
  readonly mode: "asynchronous";
  readonly variant: AsynchronousVariant;
  /** Requests that an instance works on at the same time, 1 to 1000. @default - SageMaker's choice */
  readonly concurrentRequestsPerInstance?: number;
  /** Topic that is told of each answer. Encrypted with the log key, if at all. @default - nobody is told */
  readonly onSuccess?: Input<string>;
  /** Topic that is told of each failure. Encrypted with the log key, if at all. @default - nobody is told */
  readonly onError?: Input<string>;
}

/**
 * Answers at once, without instances that wait. What SageMaker cannot do there cannot be said here: VPC, network
 * isolation, data capture, several variants or containers, rollouts, GPUs.
 */
export interface ServerlessEndpointArgs extends EveryEndpoint, Serverless {
  readonly mode: "serverless";
}

/** An endpoint: one of three ways to serve. */
export type ModelEndpointArgs = RealTimeEndpointArgs | AsynchronousEndpointArgs | ServerlessEndpointArgs;
