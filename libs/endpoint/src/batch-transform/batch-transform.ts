import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  interpolate,
  output,
} from "@pulumi/pulumi";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { Model } from "@pulumi/aws/sagemaker/model.js";
import { Pipeline } from "@pulumi/aws/sagemaker/pipeline.js";
import { Schedule } from "@pulumi/aws/scheduler/schedule.js";
import { ScheduleGroup } from "@pulumi/aws/scheduler/scheduleGroup.js";
import { arnIn, nameLengths, sageMakerLogGroups, servicePrincipals } from "@mlops/aws";
import { canAttachEncryptedVolumes } from "@mlops/contracts";
import { type PolicyStatement, ServiceRole, assertValid, physicalName } from "@mlops/core";
import { canCapture, canEncrypt, capturePrefix } from "../data-capture.ts";
import { takesKey } from "../storage.ts";
import { canReadFrom, executionRole } from "../model/execution-role.ts";
import { s3ObjectArn } from "../model/s3-uri.ts";
import { modelArgs } from "../model/sagemaker-model.ts";
import type { BatchTransformArgs } from "./batch-transform-args.ts";
import { batchTransformProblems } from "./batch-transform-problems.ts";
import { type TransformParameter, capturesBatches, transformPipeline } from "./transform-pipeline.ts";

/**
 * Predictions for whole data sets, at fixed times: EventBridge Scheduler starts a SageMaker pipeline of one transform
 * job. There is no function in between, and nothing runs, or costs, in the meantime.
 *
 * @example
 * new BatchTransform("churn", {
 *   ...platform,
 *   model: { kind: "package", packageArn, images, artifacts },
 *   schedule: { at: "cron(0 2 * * ? *)", timezone: "Europe/Berlin" },
 *   input: { uri: "s3://customers/today/", contentType: "text/csv", split: "Line" },
 *   output: { accept: "text/csv", assemble: "Line" },
 *   instanceType: "ml.m7i.xlarge",
 * });
 */
export class BatchTransform extends ComponentResource {
  /** The pipeline, to be started by hand as well. */
  readonly pipelineName: Output<string>;
  readonly pipelineArn: Output<string>;
  /** S3 URI of the predictions: a folder below it for each run. */
  readonly outputUri: Output<string>;

  constructor(name: string, args: BatchTransformArgs, opts?: ComponentResourceOptions) {
    super("mlops:endpoint:BatchTransform", name, {}, opts);
    assertValid(this, name, batchTransformProblems(name, args));
    const { environment, mlEnvironment } = args;
    const physical = physicalName({
      parts: ["mlops", environment.name, name],
      maxLength: nameLengths.sageMaker,
    });
    this.outputUri = output(
      args.output?.uri ?? interpolate`s3://${mlEnvironment.dataBucketName}/inference/${physical}/`,
    );

    const model = this.model(name, args);
    const pipeline = this.pipeline(name, physical, args);
    const group = this.schedule(name, physical, args, pipeline, {
      ModelName: model.name,
      InputUri: args.input.uri,
      OutputUri: this.outputUri,
      CaptureUri: interpolate`s3://${mlEnvironment.dataBucketName}/${capturePrefix}/${physical}`,
      KeyArn: args.keys.dataKeyArn,
    });
    this.alarms(name, physical, args, group);

    this.pipelineName = pipeline.pipelineName;
    this.pipelineArn = pipeline.arn;
    this.registerOutputs({ pipelineName: this.pipelineName, pipelineArn: this.pipelineArn });
  }

  private model(name: string, args: BatchTransformArgs): Model {
    const { environment, guardrails, keys, network, mlEnvironment, input } = args;
    const role = executionRole(
      `${name}-model-role`,
      {
        description: `Runs the model of batch ${name}`,
        environment,
        guardrails,
        keys,
        models: [args.model],
        logGroups: [sageMakerLogGroups.transformJobs],
        inVpc: true,
        statements: [
          // All transform jobs of an account share one group, which the first of them makes.
          {
            Sid: "MakeLogGroup",
            Effect: "Allow",
            Action: ["logs:CreateLogGroup"],
            Resource: [arnIn(environment, "logs", `log-group:${sageMakerLogGroups.transformJobs}`)],
          },
          ...canReadFrom(environment, "Input", [input.uri]),
          {
            Sid: "WritePredictions",
            Effect: "Allow",
            Action: ["s3:PutObject"],
            Resource: [s3ObjectArn(environment, this.outputUri)],
          },
          ...(capturesBatches(args)
            ? canCapture(mlEnvironment, keys)
            : [canEncrypt("EncryptPredictions", keys)]),
          ...(takesKey([args]) ? [canAttachEncryptedVolumes(keys)] : []),
        ],
      },
      { parent: this },
    );
    const surroundings = { network, networkIsolation: args.networkIsolation ?? true };
    return new Model(
      `${name}-model`,
      { ...modelArgs(args.model, surroundings), executionRoleArn: role.arn },
      { parent: this, dependsOn: [role] },
    );
  }

  private pipeline(name: string, physical: string, args: BatchTransformArgs): Pipeline {
    const { environment, guardrails, keys } = args;
    const role = new ServiceRole(
      `${name}-pipeline-role`,
      {
        description: `Runs the transform jobs of batch ${name}`,
        services: [servicePrincipals.sageMaker],
        environment,
        permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
        statements: [
          {
            Sid: "RunTransformJobs",
            Effect: "Allow",
            Action: [
              "sagemaker:AddTags",
              "sagemaker:CreateTransformJob",
              "sagemaker:DescribeTransformJob",
              "sagemaker:StopTransformJob",
            ],
            // Pipelines name their jobs: pipelines-<execution>-<step>-<random>.
            Resource: [arnIn(environment, "sagemaker", "transform-job/pipelines-*")],
          },
          ...(takesKey([args]) ? [canAttachEncryptedVolumes(keys)] : []),
          { Sid: "DescribeKey", Effect: "Allow", Action: ["kms:DescribeKey"], Resource: [keys.dataKeyArn] },
        ],
      },
      { parent: this },
    );
    return new Pipeline(
      `${name}-pipeline`,
      {
        pipelineName: physical,
        pipelineDisplayName: physical,
        pipelineDefinition: JSON.stringify(transformPipeline(args)),
        roleArn: role.arn,
      },
      { parent: this, dependsOn: [role] },
    );
  }

  private schedule(
    name: string,
    physical: string,
    { environment, guardrails, schedule }: BatchTransformArgs,
    pipeline: Pipeline,
    parameters: Readonly<Record<TransformParameter, Input<string>>>,
  ): ScheduleGroup {
    const { at, timezone = "UTC", flexibleMinutes, enabled = true } = schedule;
    const child = { parent: this };
    // A group of its own: metrics of schedules are published by group.
    const group = new ScheduleGroup(`${name}-schedules`, { name: physical }, child);
    const start: PolicyStatement = {
      Sid: "StartPipeline",
      Effect: "Allow",
      Action: ["sagemaker:StartPipelineExecution"],
      Resource: [pipeline.arn],
    };
    const role = new ServiceRole(
      `${name}-schedule-role`,
      {
        description: `Starts the pipeline of batch ${name}`,
        services: [servicePrincipals.scheduler],
        environment,
        permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
        statements: [start],
      },
      child,
    );
    new Schedule(
      `${name}-schedule`,
      {
        groupName: group.name,
        scheduleExpression: at,
        scheduleExpressionTimezone: timezone,
        state: enabled ? "ENABLED" : "DISABLED",
        flexibleTimeWindow:
          flexibleMinutes === undefined
            ? { mode: "OFF" }
            : { mode: "FLEXIBLE", maximumWindowInMinutes: flexibleMinutes },
        target: {
          arn: pipeline.arn,
          roleArn: role.arn,
          retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3_600 },
          sagemakerPipelineParameters: {
            pipelineParameters: Object.entries(parameters).map(([key, value]) => ({ name: key, value })),
          },
        },
      },
      { parent: this, dependsOn: [role] },
    );
    return group;
  }

  private alarms(
    name: string,
    physical: string,
    { alarmTopic }: BatchTransformArgs,
    group: ScheduleGroup,
  ): void {
    const once = {
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      treatMissingData: "notBreaching",
      alarmActions: [alarmTopic.topicArn],
    };
    new MetricAlarm(
      `${name}-failed`,
      {
        name: `${physical}-failed`,
        alarmDescription: `${physical}: a run failed`,
        namespace: "AWS/Sagemaker/ModelBuildingPipeline",
        metricName: "ExecutionFailed",
        dimensions: { PipelineName: physical },
        ...once,
      },
      { parent: this },
    );
    new MetricAlarm(
      `${name}-not-started`,
      {
        name: `${physical}-not-started`,
        alarmDescription: `${physical}: a run could not be started, and is lost`,
        namespace: "AWS/Scheduler",
        metricName: "InvocationDroppedCount",
        dimensions: { ScheduleGroup: group.name },
        ...once,
      },
      { parent: this },
    );
  }
}
