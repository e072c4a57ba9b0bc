import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import type { Role } from "@pulumi/aws/iam/role.js";
import { Pipeline } from "@pulumi/aws/sagemaker/pipeline.js";
import { arnIn, bucketArn, nameLengths, servicePrincipals } from "@mlops/aws";
import type { PipelineRef } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type Grantee,
  JsonInputs,
  type PolicyStatement,
  ServiceRole,
  canonicalJson,
  physicalName,
} from "@mlops/core";
import { deliverEvents, pipelineFailedAlarm, startAtTimes } from "@mlops/observability";
import { isLarge } from "../definition/definition-size.ts";
import { scheduledStarts } from "../starts/scheduled-starts.ts";
import { startsOnEvents } from "../starts/triggers.ts";
import { checkedPipeline } from "./checked-pipeline.ts";
import type { CheckedPipeline, NamedParameters, SageMakerPipelineArgs } from "./pipeline-args.ts";
import { failureNotices, undelivered } from "./pipeline-notices.ts";
import { definitionPrefix, storedDefinition } from "./stored-definition.ts";

/**
 * A SageMaker pipeline, with a role that may do exactly what its steps need, schedules and events that start it, and
 * alarms when an execution fails. There is no function in between, and nothing that costs money between executions.
 *
 * What the platform's permissions boundary does not allow, no role can do: roles of EMR clusters have to be the
 * platform's, and a registry of another account needs that account among the platform's `trustedAccounts`.
 *
 * @typeParam P the pipeline's parameters by their names
 *
 * @example
 * const parameters = { Input: stringParameter("Input", { default: "s3://customers/all/" }) };
 * new SageMakerPipeline("churn", {
 *   ...platform,
 *   parameters,
 *   definition: pipelineDefinition({ parameters: Object.values(parameters), steps: [prepare, train] }),
 *   schedules: { nightly: { at: "cron(0 2 * * ? *)", timezone: "Europe/Berlin", parameters: { Input: "s3://customers/new/" } } },
 * });
 */
export class SageMakerPipeline<P extends NamedParameters = NamedParameters>
  extends ComponentResource
  implements PipelineRef, Grantee
{
  readonly environment: AwsEnvironment;
  readonly grantName: string;
  /** The role that executions run under: give it what steps need beside what their arguments say. */
  readonly role: Role;
  readonly pipelineName: Output<string>;
  readonly pipelineArn: Output<string>;

  /** @throws ResourceError with everything that is wrong with the arguments and the definition */
  constructor(name: string, args: SageMakerPipelineArgs<P>, opts?: ComponentResourceOptions) {
    super("mlops:pipeline:SageMakerPipeline", name, {}, opts);
    const { pipeline: checked, statements } = checkedPipeline(this, name, args);
    const { environment, guardrails, alarmTopic, mlEnvironment, schedules, triggers } = checked;
    const physical = physicalName({ environment, parts: [name], maxLength: nameLengths.sageMaker });
    const named = { name, physicalName: physical, environment, guardrails, parent: this };

    const role = this.executionRole(name, physical, checked, statements);
    const pipeline = this.pipeline(name, physical, checked, role);
    const plannedArn = arnIn(environment, "sagemaker", `pipeline/${physical}`);
    const started = {
      ...named,
      mlEnvironment,
      definition: checked.definition,
      pipelineArn: pipeline.arn,
      plannedArn,
    };
    const watched = { ...named, plannedArn, alarmTopic };
    const deliveries = [...startsOnEvents(triggers, started), failureNotices(watched)];
    const { queueArn } = deliverEvents({ ...undelivered(watched), formerParent: this }, deliveries, this);
    startAtTimes(name, scheduledStarts(name, schedules), { ...started, queueArn }, this);
    pipelineFailedAlarm(name, physical, alarmTopic, this);

    this.environment = environment;
    this.grantName = role.grantName;
    this.role = role.role;
    this.pipelineName = pipeline.pipelineName;
    this.pipelineArn = pipeline.arn;
    this.registerOutputs({ pipelineName: this.pipelineName, pipelineArn: this.pipelineArn });
  }

  private executionRole(
    name: string,
    physical: string,
    { environment, guardrails, definition, mlEnvironment, keys }: CheckedPipeline,
    statements: PolicyStatement[],
  ): ServiceRole {
    const stored: PolicyStatement[] = [
      {
        Sid: "ReadDefinition",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: [
          mlEnvironment.artifactBucketName.apply((bucket) =>
            bucketArn(environment, bucket, `${definitionPrefix}/${physical}/*`),
          ),
        ],
      },
      { Sid: "DecryptDefinition", Effect: "Allow", Action: ["kms:Decrypt"], Resource: [keys.dataKeyArn] },
    ];
    return new ServiceRole(
      `${name}-role`,
      {
        description: `Runs the steps of pipeline ${physical}`,
        services: [servicePrincipals.sageMaker],
        environment,
        permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
        statements: [...statements, ...(isLarge(definition) ? stored : [])],
      },
      { parent: this },
    );
  }

  private pipeline(name: string, physical: string, checked: CheckedPipeline, role: ServiceRole): Pipeline {
    const { definition, displayName = physical, description, maxParallelSteps, tags } = checked;
    const inputs = {
      pipelineName: physical,
      pipelineDisplayName: displayName,
      roleArn: role.arn,
      ...(description !== undefined && { pipelineDescription: description }),
      ...(maxParallelSteps !== undefined && {
        parallelismConfiguration: { maxParallelExecutionSteps: maxParallelSteps },
      }),
    };
    // Without tags: the provider adds some, and rules judge them at the resource.
    const carried = { ...inputs, pipelineDefinition: definition };
    const type = "aws:sagemaker/pipeline:Pipeline";
    const parent = new JsonInputs(name, { type, inputs: carried }, { parent: this });
    const text = canonicalJson(definition);
    const args = { ...inputs, ...(tags && { tags }) };
    // The role is used as soon as an execution starts, by its policies too.
    const opts = { parent, dependsOn: [role] };
    if (!isLarge(definition)) return new Pipeline(name, { ...args, pipelineDefinition: text }, opts);
    const object = storedDefinition(`${name}-definition`, { ...checked, physicalName: physical, text }, this);
    const place = { bucket: object.bucket, objectKey: object.key };
    return new Pipeline(name, { ...args, pipelineDefinitionS3Location: place }, opts);
  }
}
