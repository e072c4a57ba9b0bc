import type { z } from "zod";
import type { AlarmTopicRef, GuardrailsRef, KeysRef, NetworkRef } from "@mlops/contracts";
import type { AwsEnvironment, Tags } from "@mlops/core";
import type {
  InferenceComponentSettings,
  inferenceComponentSettings,
} from "./inference-component-settings.ts";
import type { ComponentHost } from "./shared-endpoint.ts";

/** What an {@link InferenceComponent} refers to. */
interface InferenceComponentReferences {
  readonly environment: AwsEnvironment;
  /** Caps the role that the model runs under. */
  readonly guardrails: GuardrailsRef;
  /** Decrypts the model, encrypts its logs. */
  readonly keys: KeysRef;
  /** Is notified by the component's alarms. */
  readonly alarmTopic: AlarmTopicRef;
  /** VPC that the containers run in. */
  readonly network: NetworkRef;
  /** Where the component runs: a `SharedEndpoint`. */
  readonly host: ComponentHost;
  /** Tags of the component, which gets none of the provider's: the stack's `tags`. */
  readonly tags: Tags;
}

/** Arguments of an {@link InferenceComponent}: its settings, and references. */
export interface InferenceComponentArgs
  extends z.input<ReturnType<typeof inferenceComponentSettings>>, InferenceComponentReferences {}

/** Checked arguments of an {@link InferenceComponent}, with its defaults. */
export type CheckedComponent = InferenceComponentSettings & InferenceComponentReferences;
