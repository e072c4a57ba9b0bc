import type { Input } from "@pulumi/pulumi";
import type { z } from "zod";
import type { AlarmTopicRef, GuardrailsRef, KeysRef, MlEnvironmentRef } from "@mlops/contracts";
import type { AwsEnvironment } from "@mlops/core";
import type { Parameter, PipelineDefinition } from "@mlops/pipeline-definition";
import type { scheduleSettings, triggerSettings } from "../starts/start-settings.ts";
import type { PipelineSettings, pipelineSettings } from "./pipeline-settings.ts";

/** The parameters of a pipeline by their names. */
export type NamedParameters = Readonly<Record<string, Parameter>>;

/** Values for some of the parameters of a pipeline. */
type Values<P extends NamedParameters> = { readonly [Name in keyof P]?: Input<P[Name]["valueType"]> };

type Started<Start, P extends NamedParameters> = Omit<Start, "parameters"> & {
  readonly parameters?: Values<P>;
};

/** Names of parameters that are texts: what events hold. */
type Texts<P extends NamedParameters> = { readonly [Name in keyof P]?: string };

/** A time at which a pipeline starts. @typeParam P the pipeline's parameters */
export type Schedule<P extends NamedParameters = NamedParameters> = Started<
  z.input<typeof scheduleSettings>,
  P
>;

/** An event on which a pipeline starts. @typeParam P the pipeline's parameters */
export type Trigger<P extends NamedParameters = NamedParameters> =
  z.input<typeof triggerSettings> extends infer T
    ? T extends unknown
      ? Omit<Started<T, P>, "eventParameters"> & { readonly eventParameters?: Texts<P> }
      : never
    : never;

/** What a {@link SageMakerPipeline} refers to. */
interface PipelineReferences {
  readonly environment: AwsEnvironment;
  /** Caps the roles. */
  readonly guardrails: GuardrailsRef;
  /** Encrypts a large definition; results that the pipeline reads are encrypted with it. */
  readonly keys: KeysRef;
  /** Its artifact bucket keeps a large definition; its data bucket is the one whose objects start pipelines. */
  readonly mlEnvironment: MlEnvironmentRef;
  /** Is notified when an execution fails, or cannot be started. */
  readonly alarmTopic: AlarmTopicRef;
}

/** Arguments of a {@link SageMakerPipeline}: its settings, its definition, and references. */
export interface SageMakerPipelineArgs<P extends NamedParameters = NamedParameters>
  extends Omit<z.input<typeof pipelineSettings>, "schedules" | "triggers">, PipelineReferences {
  /** What it does: `pipelineDefinition(…)`, or a definition that was read. */
  readonly definition: PipelineDefinition;
  /**
   * The definition's parameters by their names. With them, schedules and triggers that misspell one, or give it another
   * type, do not compile; all are refused when the program runs. @default - they are not looked at by the compiler
   */
  readonly parameters?: P;
  readonly schedules?: Readonly<Record<string, Schedule<P>>>;
  readonly triggers?: Readonly<Record<string, Trigger<P>>>;
  /** Roles that executions may pass beside those that stand in the definition. @default - none */
  readonly roles?: readonly Input<string>[];
  /** Name of the endpoint that it monitors: a tag, by which policies know that. @default - it monitors none */
  readonly monitoredEndpointName?: Input<string>;
}

/** Checked arguments of a {@link SageMakerPipeline}. */
export interface CheckedPipeline extends PipelineSettings, PipelineReferences {
  readonly definition: PipelineDefinition;
  readonly roles: readonly Input<string>[];
  readonly monitoredEndpointName?: Input<string> | undefined;
}
