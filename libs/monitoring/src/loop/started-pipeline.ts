import type { Input, Inputs, Output, Resource } from "@pulumi/pulumi";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { servicePrincipals } from "@mlops/aws";
import type { AlarmTopicRef, GuardrailsRef } from "@mlops/contracts";
import { type AwsEnvironment, ServiceRole } from "@mlops/core";
import { eventRule, undeliveredEvents } from "@mlops/observability";
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

const startActions = {
  sagemaker: "sagemaker:StartPipelineExecution",
  codepipeline: "codepipeline:StartPipelineExecution",
} as const;

/** Rules that start a pipeline, with one role, and one queue of starts that failed. */
export function startPipelines(
  name: string,
  starts: readonly PipelineStart[],
  { environment, guardrails, alarmTopic }: StartReferences,
  parent: Resource,
): void {
  const role = new ServiceRole(
    `${name}-role`,
    {
      description: `Starts what ${name} is about`,
      services: [servicePrincipals.eventBridge],
      environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      statements: starts.slice(0, 1).map(({ pipeline: { kind, arn } }) => ({
        Sid: "StartPipeline",
        Effect: "Allow",
        Action: [startActions[kind]],
        Resource: [arn],
      })),
    },
    { parent },
  );
  const rules = starts.map(({ key, description, eventPattern, eventBusName }) =>
    eventRule(
      `${name}-${key}`,
      {
        name: loopName(environment, name, key),
        description,
        eventPattern,
        ...(eventBusName !== undefined && { eventBusName }),
      },
      parent,
    ),
  );
  const queue = undeliveredStarts(
    name,
    rules.map(({ arn }) => arn),
    { environment, alarmTopic },
    parent,
  );
  for (const [index, { key, pipeline, eventBusName }] of starts.entries()) {
    new EventTarget(
      `${name}-${key}-target`,
      {
        rule: rules[index]?.name ?? "",
        ...(eventBusName !== undefined && { eventBusName }),
        arn: pipeline.arn,
        roleArn: role.arn,
        deadLetterConfig: { arn: queue },
        retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3_600 },
        ...(pipeline.kind === "sagemaker" &&
          pipeline.parameters && {
            sagemakerPipelineTarget: {
              pipelineParameterLists: Object.entries(pipeline.parameters).map(([parameter, value]) => ({
                name: parameter,
                value,
              })),
            },
          }),
      },
      { parent, dependsOn: [role] },
    );
  }
}

/** @returns ARN of the queue */
export function undeliveredStarts(
  name: string,
  ruleArns: readonly Output<string>[],
  { environment, alarmTopic: topic }: Pick<StartReferences, "environment" | "alarmTopic">,
  parent: Resource,
): Output<string> {
  const queueName = loopName(environment, name, "undelivered");
  const description = `${name}: an event could not be delivered, and is in a queue`;
  const alarm = { name: queueName, description, topic };
  return undeliveredEvents(`${name}-undelivered`, { queueName, ruleArns, alarm }, parent).arn;
}
