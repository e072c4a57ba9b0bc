import type { Input } from "@pulumi/pulumi";
import type { InstanceType } from "@mlops/aws";
import type { AlarmTopicRef, GuardrailsRef, KeysRef, MlEnvironmentRef, NetworkRef } from "@mlops/contracts";
import type { AwsEnvironment } from "@mlops/core";
import type { SerialModel, SingleModel } from "../model/served-model.ts";

/** What is predicted from. */
export interface BatchInput {
  /** S3 URI of a prefix, ending in `/`: all objects below it. */
  readonly uri: Input<string>;
  /** Such as `text/csv`. */
  readonly contentType: string;
  /** How an object is cut into records. @default - not at all: an object is one request */
  readonly split?: "Line" | "RecordIO" | "TFRecord";
  /** Whether the objects are compressed with gzip. @default false */
  readonly gzip?: boolean;
}

/** Where predictions go. */
export interface BatchOutput {
  /** S3 URI of a prefix, ending in `/`; each run gets a folder of its own below it. @default - in the data bucket */
  readonly uri?: Input<string>;
  /** Such as `text/csv`. @default - what the model answers */
  readonly accept?: string;
  /** Whether records are put together again, one a line. @default - as they come */
  readonly assemble?: "Line";
  /** Whether each prediction stands behind its input. Only with `split` and `assemble`. @default false */
  readonly withInput?: boolean;
}

/** When a batch is run. */
export interface BatchSchedule {
  /** `cron(minutes hours day-of-month month day-of-week year)`, `rate(…)` or, once, `at(…)`. */
  readonly at: string;
  /** Time zone of `at`, such as `Europe/Berlin`. @default "UTC" */
  readonly timezone?: string;
  /** How much later it may start, in minutes: 1 to 1440. @default - at once */
  readonly flexibleMinutes?: number;
  /** Whether it runs at all. @default true */
  readonly enabled?: boolean;
}

export interface BatchTransformArgs {
  readonly environment: AwsEnvironment;
  /** Caps the roles. */
  readonly guardrails: GuardrailsRef;
  /** Encrypts disks, predictions and captured records. */
  readonly keys: KeysRef;
  /** Is told when a run fails, or cannot be started. */
  readonly alarmTopic: AlarmTopicRef;
  /** VPC that the containers work in. */
  readonly network: NetworkRef;
  /** Where predictions and captured records are kept. */
  readonly mlEnvironment: MlEnvironmentRef;
  readonly model: SingleModel | SerialModel;
  /** @default true */
  readonly networkIsolation?: boolean;
  /** Accounts whose model packages may be used, besides the own one. @default - none */
  readonly trustedAccounts?: readonly string[];
  readonly schedule: BatchSchedule;
  readonly input: BatchInput;
  /** @default - predictions as the model answers them, in the data bucket */
  readonly output?: BatchOutput;
  readonly instanceType: InstanceType;
  /** Whether the type has a local NVMe disk; to be said for types that are newer than our table. */
  readonly localDisk?: boolean;
  /** At least 1; objects are shared out among them. @default 1 */
  readonly instances?: number;
  /** Records of a request: as many as fit, or one. @default - as many as fit, if objects are split */
  readonly recordsPerRequest?: "many" | "one";
  /** Size of a request in MiB, 1 to 100. @default 6 */
  readonly maxPayloadMiB?: number;
  /** Requests at the same time on each instance; times `maxPayloadMiB` at most 100. @default - SageMaker's choice */
  readonly concurrentRequests?: number;
  /** Whether inputs and predictions are kept for monitors. @default true outside dev */
  readonly dataCapture?: boolean;
}
