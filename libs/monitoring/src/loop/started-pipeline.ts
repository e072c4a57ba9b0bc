import type { Input, Inputs, Resource } from "@pulumi/pulumi";
import type { AlarmTopicRef, GuardrailsRef } from "@mlops/contracts";
import type { AwsEnvironment } from "@mlops/core";
import {
  type UndeliveredArgs,
  canStartPipeline,
  deliverEvents,
  parameterTexts,
  retryPolicy,
  senderRole,
  usualRetries,
} from "@mlops/observability";
import { loopName } from "./loop-names.ts";

/** A pipeline that events start. */
export type EventPipeline =
  | {
      readonly kind: "sagemaker";
      readonly arn: Input<string>;
      /** Values of its parameters, by name. @default - those of its definition */
      readonly parameters?: Readonly<Record<string, Input<string>>>;
    }
  | { readonly kind: "codepipeline"; readonly arn: Input<string> };

/** What starts pipelines refers to. */
export interface StartReferences {
  readonly environment: AwsEnvironment;
  /** Caps the role that starts the pipeline. */
  readonly guardrails: GuardrailsRef;
  /** Is notified of starts that failed. */
  readonly alarmTopic: AlarmTopicRef;
}

/** One kind of event that starts a pipeline. */
export interface PipelineStart {
  /** The end of the rule's logical name. */
  readonly key: string;
  readonly description: string;
  readonly eventPattern: Inputs;
  readonly pipeline: EventPipeline;
  /** Name of the bus that the event comes through. @default - the account's own */
  readonly eventBusName?: Input<string>;
}

/** Rules that start a pipeline, with one role, and one queue of starts that failed. */
export function startPipelines(
  name: string,
  starts: readonly PipelineStart[],
  references: StartReferences,
  parent: Resource,
): void {
  const { environment, guardrails } = references;
  const role = senderRole(
    `${name}-role`,
    {
      description: `Starts what ${name} is about`,
      environment,
      guardrails,
      // All starts of one component are of the same pipeline.
      statements: starts.slice(0, 1).map(({ pipeline: { kind, arn } }) => canStartPipeline(arn, kind)),
    },
    parent,
  );
  const deliveries = starts.map(({ key, pipeline, ...rule }) => ({
    ruleName: `${name}-${key}`,
    rule: { name: loopName(environment, name, key), ...rule },
    targets: {
      [`${name}-${key}-target`]: {
        role,
        arn: pipeline.arn,
        retryPolicy: retryPolicy(usualRetries),
        ...parametersOf(pipeline),
      },
    },
  }));
  deliverEvents(undelivered(name, references), deliveries, parent);
}

function parametersOf(pipeline: EventPipeline) {
  if (pipeline.kind !== "sagemaker" || pipeline.parameters === undefined) return {};
  return { sagemakerPipelineTarget: { pipelineParameterLists: parameterTexts(pipeline.parameters) } };
}

/** The queue of events that could not be delivered, and its alarm. */
export function undelivered(
  name: string,
  { environment, alarmTopic: topic }: Pick<StartReferences, "environment" | "alarmTopic">,
): UndeliveredArgs {
  const queueName = loopName(environment, name, "undelivered");
  const description = `${name}: an event could not be delivered, and is in a queue`;
  return { logicalName: `${name}-undelivered`, queueName, alarm: { name: queueName, description, topic } };
}
