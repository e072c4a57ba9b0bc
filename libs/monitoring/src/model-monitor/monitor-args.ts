import type { Input } from "@pulumi/pulumi";
import type { z } from "zod";
import type {
  AlarmTopicRef,
  EndpointRef,
  GuardrailsRef,
  KeysRef,
  MlEnvironmentRef,
  NetworkRef,
} from "@mlops/contracts";
import type { AwsEnvironment, Tags } from "@mlops/core";
import type { modelMonitorSettings } from "../settings/monitor-settings.ts";
import type { ComparedSettings } from "./compared-settings.ts";
import type { RegisteredVersion } from "./registered-version.ts";

/** What a `ModelMonitor` refers to. */
interface ModelMonitorReferences {
  readonly environment: AwsEnvironment;
  /** Caps the roles of the jobs. */
  readonly guardrails: GuardrailsRef;
  /** Its data key encrypts disks and reports. */
  readonly keys: KeysRef;
  /** Is notified of violations, drift and failed runs. */
  readonly alarmTopic: AlarmTopicRef;
  /** VPC that the jobs run in. */
  readonly network: NetworkRef;
  /** Its data bucket has captured records and gets the reports. */
  readonly mlEnvironment: MlEnvironmentRef;
  /** Tags of the job definitions, which get none of the provider's: the stack's `tags`. */
  readonly tags: Tags;
  /** The endpoint whose captured records are read: a real-time one of a single model. @default - `batch` in the settings */
  readonly endpoint?: EndpointRef;
  /** Name of the SageMaker model whose attributions are computed. @default - none: `explainability` needs it */
  readonly modelName?: Input<string>;
  /** The version that the endpoint serves: whose baselines `registered` means. @default - none */
  readonly registered?: RegisteredVersion | undefined;
  /** Other accounts, 12 digits each, whose registries baselines may be read from. @default - none */
  readonly trustedAccounts?: readonly string[];
}

/** Arguments of a `ModelMonitor`: its settings, and references. */
export interface ModelMonitorArgs extends z.input<typeof modelMonitorSettings>, ModelMonitorReferences {}

/** Checked arguments of a `ModelMonitor`, with its defaults and the addresses of what it compares with. */
export type CheckedMonitor = ComparedSettings & ModelMonitorReferences;
