import type { Input, Inputs, Output, Resource } from "@pulumi/pulumi";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { servicePrincipals } from "@mlops/aws";
import type { AlarmTopicRef, GuardrailsRef } from "@mlops/contracts";
import { type AwsEnvironment, ServiceRole } from "@mlops/core";
import { DeadLetterQueue, eventRule } from "@mlops/observability";
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
  references: StartReferences,
  parent: Resource,
): void {
  const role = startRole(name, starts, references, parent);
  const rules = starts.map((start) => ({
    start,
    rule: eventRule(
      `${name}-${start.key}`,
      {
        name: loopName(references.environment, name, start.key),
        description: start.description,
        eventPattern: start.eventPattern,
        ...busOf(start),
      },
      parent,
    ),
  }));
  const ruleArns = rules.map(({ rule }) => rule.arn);
  const queueArn = undeliveredStarts(name, ruleArns, references, parent);
  for (const { start, rule } of rules) {
    new EventTarget(
      `${name}-${start.key}-target`,
      {
        rule: rule.name,
        ...busOf(start),
        arn: start.pipeline.arn,
        roleArn: role.arn,
        deadLetterConfig: { arn: queueArn },
        retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3_600 },
        ...parametersOf(start.pipeline),
      },
      { parent, dependsOn: [role] },
    );
  }
}

const busOf = ({ eventBusName }: PipelineStart) => (eventBusName === undefined ? {} : { eventBusName });

function parametersOf(pipeline: EventPipeline) {
  if (pipeline.kind !== "sagemaker" || pipeline.parameters === undefined) return {};
  const pipelineParameterLists = Object.entries(pipeline.parameters).map(([name, value]) => ({
    name,
    value,
  }));
  return { sagemakerPipelineTarget: { pipelineParameterLists } };
}

/** All starts of one component are of the same pipeline. */
function startRole(
  name: string,
  starts: readonly PipelineStart[],
  { environment, guardrails }: StartReferences,
  parent: Resource,
): ServiceRole {
  return new ServiceRole(
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
  return new DeadLetterQueue(`${name}-undelivered`, { queueName, ruleArns, alarm }, { parent }).queueArn;
}
