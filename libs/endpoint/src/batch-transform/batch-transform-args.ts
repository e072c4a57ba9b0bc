import type { z } from "zod";
import type { AlarmTopicRef, GuardrailsRef, KeysRef, MlEnvironmentRef, NetworkRef } from "@mlops/contracts";
import type { AwsEnvironment } from "@mlops/core";
import type { BatchTransformSettings, batchTransformSettings } from "./batch-transform-settings.ts";

/** What a {@link BatchTransform} refers to. */
interface BatchTransformReferences {
  readonly environment: AwsEnvironment;
  /** Caps the roles. */
  readonly guardrails: GuardrailsRef;
  /** Encrypts disks, predictions and captured records. */
  readonly keys: KeysRef;
  /** Is notified when a run fails, or cannot be started. */
  readonly alarmTopic: AlarmTopicRef;
  /** VPC that the containers run in. */
  readonly network: NetworkRef;
  /** Its data bucket keeps predictions and captured records. */
  readonly mlEnvironment: MlEnvironmentRef;
}

/** Arguments of a {@link BatchTransform}: its settings, and references. */
export interface BatchTransformArgs
  extends z.input<ReturnType<typeof batchTransformSettings>>, BatchTransformReferences {}

/** Checked arguments of a {@link BatchTransform}, with its defaults. */
export type CheckedBatch = BatchTransformSettings & BatchTransformReferences;

/** A checked batch and its physical name, under which schedule, pipeline, predictions and captured records are found. */
export interface NamedBatch {
  readonly name: string;
  readonly physicalName: string;
  readonly batch: CheckedBatch;
}
