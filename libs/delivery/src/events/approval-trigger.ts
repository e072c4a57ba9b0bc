import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import type { AlarmTopicRef, GuardrailsRef } from "@mlops/contracts";
import type { AwsEnvironment } from "@mlops/core";
import { canStartPipeline, senderRole } from "@mlops/observability";
import { watchedRule } from "./watched-rule.ts";

/** Name of the pipeline variable that says which version is deployed. */
export const versionVariable = "modelPackageArn";

/** Arguments of {@link ApprovalTrigger}. */
interface ApprovalTriggerArgs {
  readonly environment: AwsEnvironment;
  readonly guardrails: GuardrailsRef;
  readonly alarmTopic: AlarmTopicRef;
  /** Bus that the registry's account forwards approvals to. */
  readonly busName: Input<string>;
  readonly registryAccount: string;
  readonly groupName: string;
  readonly pipelineArn: Input<string>;
}

/**
 * The events that start a deployment. Rejections come to the bus as well; they start nothing.
 * @param registryAccount account that the events are from; only its SageMaker sends them
 */
export function approvedPattern(registryAccount: string, groupName: string) {
  return {
    account: [registryAccount],
    source: ["aws.sagemaker"],
    "detail-type": ["SageMaker Model Package State Change"],
    detail: {
      ModelPackageGroupName: [groupName],
      ModelApprovalStatus: ["Approved"],
      // A variable of a pipeline must not be empty.
      ModelPackageArn: [{ exists: true }],
    },
  };
}

/**
 * Starts a pipeline with each approved version. SageMaker tells of one approval more than once, and of later changes of
 * an approved version: deploying the same version again changes nothing.
 */
export class ApprovalTrigger extends ComponentResource {
  constructor(name: string, args: ApprovalTriggerArgs, opts?: ComponentResourceOptions) {
    super("mlops:delivery:ApprovalTrigger", name, {}, opts);
    const { environment, guardrails, alarmTopic, busName, registryAccount, groupName, pipelineArn } = args;
    const role = senderRole(
      `${name}-role`,
      {
        description: `Starts a pipeline with approved versions of ${groupName}`,
        environment,
        guardrails,
        statements: [canStartPipeline(pipelineArn, "codepipeline")],
      },
      this,
    );
    const inputTransformer = {
      inputPaths: { version: "$.detail.ModelPackageArn" },
      // A text goes into JSON with its quotes.
      inputTemplate: `{"variables":[{"name":"${versionVariable}","value":<version>}]}`,
    };
    watchedRule(
      name,
      {
        environment,
        description: `Approved versions of ${groupName}`,
        busName,
        eventPattern: approvedPattern(registryAccount, groupName),
        target: { role, arn: pipelineArn, inputTransformer },
        alarm: `Approvals of ${groupName} did not start its pipeline, and are in a queue`,
        alarmTopic,
      },
      this,
    );
    this.registerOutputs({});
  }
}
