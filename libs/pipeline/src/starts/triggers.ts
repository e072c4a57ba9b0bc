import type { Inputs, Output } from "@pulumi/pulumi";
import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { nameLengths, servicePrincipals } from "@mlops/aws";
import type { MlEnvironmentRef } from "@mlops/contracts";
import { canonicalJson, physicalName, toSeconds } from "@mlops/core";
import type { PipelineDefinition } from "@mlops/pipeline-definition";
import { parameterTexts } from "./parameter-values.ts";
import { withoutSelfStarts } from "./self-starts.ts";
import { type Starter, startRole } from "./starter.ts";
import type { CheckedTrigger } from "./start-settings.ts";

/** What triggers are compared with. */
interface StartedPipeline {
  readonly definition: PipelineDefinition;
  /** Its data bucket is the one of triggers that name none. */
  readonly mlEnvironment: MlEnvironmentRef;
}

/**
 * The rules that start a pipeline on events.
 * @returns ARNs of the rules, which may put events that they cannot deliver into the queue
 */
export function startOnEvents(
  triggers: Readonly<Record<string, CheckedTrigger>>,
  starter: Starter,
  { definition, mlEnvironment }: StartedPipeline,
): Output<string>[] {
  if (Object.keys(triggers).length === 0) return [];
  const role = startRole(`${starter.name}-event-role`, servicePrincipals.eventBridge, starter);
  return Object.entries(triggers).map(([key, trigger]) => {
    const { name, environment, pipelineArn, queueArn, parent } = starter;
    const { retries, retryFor, enabled, parameters, eventParameters } = trigger;
    const ruleName = `${name}-on-${key}`;
    const { dataBucketName } = mlEnvironment;
    const pattern = canonicalJson(eventPattern(trigger, mlEnvironment));
    const rule = new EventRule(
      ruleName,
      {
        name: physicalName({ environment, parts: [name, "on", key], maxLength: nameLengths.eventRule }),
        description: `Starts pipeline ${starter.physicalName}`,
        eventPattern: withoutSelfStarts(name, pattern, { key, trigger, definition, dataBucketName }),
        state: enabled ? "ENABLED" : "DISABLED",
      },
      { parent },
    );
    new EventTarget(
      `${ruleName}-target`,
      {
        rule: rule.name,
        arn: pipelineArn,
        roleArn: role.arn,
        deadLetterConfig: { arn: queueArn },
        retryPolicy: { maximumRetryAttempts: retries, maximumEventAgeInSeconds: toSeconds(retryFor) },
        sagemakerPipelineTarget: {
          pipelineParameterLists: parameterTexts({ ...parameters, ...eventParameters }),
        },
      },
      { parent, dependsOn: [role] },
    );
    return rule.arn;
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
