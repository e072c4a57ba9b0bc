import {
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  interpolate,
  output,
} from "@pulumi/pulumi";
import { Model } from "@pulumi/aws/sagemaker/model.js";
import { Pipeline } from "@pulumi/aws/sagemaker/pipeline.js";
import { capturePrefix, withoutPlatform } from "@mlops/contracts";
import { checkedSettings, crossAccountProblems } from "@mlops/core";
import { definitionText } from "@mlops/pipeline-definition";
import { modelArgs } from "../model/sagemaker-model.ts";
import { defaultName, oneModelNameProblems } from "../names.ts";
import { batchModelRole, batchPipelineRole } from "./batch-roles.ts";
import { batchSchedule } from "./batch-schedule.ts";
import type { BatchTransformArgs, CheckedBatch, NamedBatch } from "./batch-transform-args.ts";
import { batchTransformSettings } from "./batch-transform-settings.ts";
import { transformPipeline } from "./transform-pipeline.ts";

/**
 * Predictions for whole data sets at scheduled times: EventBridge Scheduler starts a SageMaker pipeline of one transform
 * job. There is no function in between, and nothing that costs money between the runs.
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
  /** Name of the pipeline, which can be started by hand too. */
  readonly pipelineName: Output<string>;
  readonly pipelineArn: Output<string>;
  /** S3 URI of the predictions: a folder below it for each run. */
  readonly outputUri: Output<string>;

  constructor(name: string, args: BatchTransformArgs, opts?: ComponentResourceOptions) {
    super("mlops:endpoint:BatchTransform", name, {}, opts);
    const batch = this.checked(name, args);
    const { environment, mlEnvironment, input, keys } = batch;
    const physicalName = defaultName(environment, name);
    const named = { name, physicalName, batch };
    this.outputUri = output(
      batch.output.uri ?? interpolate`s3://${mlEnvironment.dataBucketName}/inference/${physicalName}/`,
    );

    const model = this.model(named);
    const pipeline = this.pipeline(named);
    const parameters = {
      ModelName: model.name,
      InputUri: input.uri,
      OutputUri: this.outputUri,
      CaptureUri: interpolate`s3://${mlEnvironment.dataBucketName}/${capturePrefix}/${physicalName}`,
      KeyArn: keys.dataKeyArn,
    };
    batchSchedule(named, pipeline.arn, parameters, this);

    this.pipelineName = pipeline.pipelineName;
    this.pipelineArn = pipeline.arn;
    this.registerOutputs({ pipelineName: this.pipelineName, pipelineArn: this.pipelineArn });
  }

  private checked(name: string, args: BatchTransformArgs): CheckedBatch {
    const { environment, guardrails, keys, alarmTopic, network, mlEnvironment } = args;
    const references = { guardrails, keys, alarmTopic, network, mlEnvironment };
    const problems = [...crossAccountProblems(environment, references), ...oneModelNameProblems(name)];
    const schema = batchTransformSettings(environment);
    const settings = checkedSettings(this, name, schema, withoutPlatform(args), problems);
    return { ...settings, environment, ...references };
  }

  private model(named: NamedBatch): Model {
    const { name, batch } = named;
    const { network, networkIsolation } = batch;
    const role = batchModelRole(named, this.outputUri, this);
    return new Model(
      `${name}-model`,
      { ...modelArgs(batch.model, { network, networkIsolation }), executionRoleArn: role.arn },
      // A run that is under way has the name of the model before; it costs nothing.
      { parent: this, dependsOn: [role], retainOnDelete: true },
    );
  }

  private pipeline(named: NamedBatch): Pipeline {
    const { name, physicalName, batch } = named;
    const role = batchPipelineRole(named, this);
    return new Pipeline(
      `${name}-pipeline`,
      {
        pipelineName: physicalName,
        pipelineDisplayName: physicalName,
        pipelineDefinition: definitionText(transformPipeline(batch)),
        roleArn: role.arn,
      },
      { parent: this, dependsOn: [role] },
    );
  }
}
