import type { Inputs, Output, Resource } from "@pulumi/pulumi";
import { nameLengths } from "@mlops/aws";
import type { GuardrailsRef, MlEnvironmentRef } from "@mlops/contracts";
import { type AwsEnvironment, canonicalJson, physicalName } from "@mlops/core";
import {
  type EventDelivery,
  canStartPipeline,
  parameterTexts,
  retryPolicy,
  senderRole,
} from "@mlops/observability";
import type { PipelineDefinition } from "@mlops/pipeline-definition";
import { withoutSelfStarts } from "./self-starts.ts";
import type { CheckedTrigger } from "./start-settings.ts";

/** A pipeline that events start. */
interface StartedPipeline {
  /** Logical name. */
  readonly name: string;
  readonly physicalName: string;
  readonly environment: AwsEnvironment;
  readonly guardrails: GuardrailsRef;
  /** Its data bucket is the one whose objects start pipelines. */
  readonly mlEnvironment: MlEnvironmentRef;
  /** What it does: triggers on that would start it for ever. */
  readonly definition: PipelineDefinition;
  readonly pipelineArn: Output<string>;
  /** The pipeline's ARN, known before it is made. */
  readonly plannedArn: string;
  readonly parent: Resource;
}

/** The events that start a pipeline. */
export function startsOnEvents(
  triggers: Readonly<Record<string, CheckedTrigger>>,
  pipeline: StartedPipeline,
): EventDelivery[] {
  if (Object.keys(triggers).length === 0) return [];
  const { name, environment, guardrails, mlEnvironment, pipelineArn, plannedArn, parent } = pipeline;
  const { definition } = pipeline;
  const description = `Starts pipeline ${pipeline.physicalName}`;
  const statements = [canStartPipeline(plannedArn)];
  const role = senderRole(`${name}-event-role`, { description, environment, guardrails, statements }, parent);
  return Object.entries(triggers).map(([key, trigger]) => {
    const ruleName = `${name}-on-${key}`;
    const { dataBucketName } = mlEnvironment;
    const pattern = canonicalJson(eventPattern(trigger, mlEnvironment));
    const parameters = { ...trigger.parameters, ...trigger.eventParameters };
    return {
      ruleName,
      rule: {
        name: physicalName({ environment, parts: [name, "on", key], maxLength: nameLengths.eventRule }),
        description,
        eventPattern: withoutSelfStarts(name, pattern, { key, trigger, definition, dataBucketName }),
        state: trigger.enabled ? "ENABLED" : "DISABLED",
      },
      targets: {
        [`${ruleName}-target`]: {
          role,
          arn: pipelineArn,
          retryPolicy: retryPolicy(trigger),
          sagemakerPipelineTarget: { pipelineParameterLists: parameterTexts(parameters) },
        },
      },
    };
  });
}

/**
 * The events that a trigger is about.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
function eventPattern(trigger: CheckedTrigger, { dataBucketName }: MlEnvironmentRef): Inputs {
  switch (trigger.event) {
    case "object-created":
      return {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: {
          bucket: { name: [trigger.bucket ?? dataBucketName] },
          object: { key: [{ prefix: trigger.prefix }] },
        },
      };
    case "model-package":
      return {
        source: ["aws.sagemaker"],
        "detail-type": ["SageMaker Model Package State Change"],
        detail: { ModelPackageGroupName: [trigger.group], ModelApprovalStatus: trigger.approval },
      };
    case "pattern":
      return trigger.pattern;
  }
}
