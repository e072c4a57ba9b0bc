import type { Output } from "@pulumi/pulumi";
import { toSeconds } from "@mlops/core";
import type { ScalarArgument, TrainingArguments } from "@mlops/pipeline-definition";
import type { JobReferences } from "../job/job.ts";
import { cluster, given, trainingNetwork } from "../job/parts.ts";
import { trackingVariables } from "../settings/common.ts";
import { imageOf, runsScript } from "../settings/container.ts";
import type { SourceCodeRef } from "../source-code/source-code.ts";
import { debuggingArguments } from "./debugging.ts";
import { codeChannels, hyperparametersOf } from "./toolkit.ts";
import type { TrainingJobSettings } from "./training-settings.ts";

/** A checked training job with its references. */
export interface CheckedTraining {
  readonly settings: TrainingJobSettings;
  /** S3 URI of the prefix of its models. */
  readonly outputUri: ScalarArgument<string>;
  /** ARN of the key that its models are encrypted with. */
  readonly outputKeyArn: Output<string>;
  readonly references: JobReferences;
}

/** The request for a training job, without its name. */
export function trainingRequest(job: CheckedTraining, roleArn: ScalarArgument<string>): TrainingArguments {
  const { settings, outputUri, references } = job;
  const { environment, keys, source } = references;
  const { container, keepAlive } = settings;
  const { arguments: words, entrypoint } = runsScript(container) ? {} : container;
  return {
    AlgorithmSpecification: {
      ...algorithmOf(job),
      ...(entrypoint && { ContainerEntrypoint: entrypoint }),
      ...(words && { ContainerArguments: words }),
    },
    ...given("HyperParameters", hyperparametersOf(settings, source, environment)),
    ...commonParts(job, roleArn),
    ResourceConfig: {
      ...cluster(settings, keys),
      ...(keepAlive !== undefined && { KeepAlivePeriodInSeconds: toSeconds(keepAlive) }),
    },
    ...debuggingArguments(settings, outputUri, environment),
  };
}

/** The image of a training job, and what SageMaker finds in its logs. */
export function algorithmOf({ settings, references }: CheckedTraining) {
  const { container, metrics } = settings;
  return {
    TrainingImage: imageOf(container, { environment: references.environment, machines: settings }),
    TrainingInputMode: "File" as const,
    ...(metrics.length > 0 && {
      MetricDefinitions: metrics.map(({ name, expression }) => ({ Name: name, Regex: expression })),
    }),
  };
}

/** The part of the request that is the same for a training job and for the jobs of a tuning job. */
export function commonParts(job: CheckedTraining, roleArn: ScalarArgument<string>) {
  const { settings, outputUri, outputKeyArn, references } = job;
  const { network, source } = references;
  const { variables, tracking, retries } = settings;
  return {
    RoleArn: roleArn,
    ...given("Environment", { ...variables, ...trackingVariables(tracking) }),
    ...channelsOf(settings, source),
    OutputDataConfig: {
      S3OutputPath: outputUri,
      KmsKeyId: outputKeyArn,
      ...(!settings.compressOutput && { CompressionType: "NONE" as const }),
    },
    ...stopping(settings),
    ...(retries !== undefined && { RetryStrategy: { MaximumRetryAttempts: retries } }),
    ...trainingNetwork(settings, network),
  };
}

function stopping({ maxRuntime, spot, checkpoints }: TrainingJobSettings) {
  return {
    StoppingCondition: {
      MaxRuntimeInSeconds: toSeconds(maxRuntime),
      ...(spot && { MaxWaitTimeInSeconds: toSeconds(spot.maxWait) }),
    },
    ...(spot && { EnableManagedSpotTraining: true }),
    ...(typeof checkpoints === "object" && {
      CheckpointConfig: {
        S3Uri: checkpoints.uri,
        ...(checkpoints.path !== undefined && { LocalPath: checkpoints.path }),
      },
    }),
  };
}

function channelsOf(settings: TrainingJobSettings, source: SourceCodeRef | undefined) {
  const channels = Object.entries(settings.inputs ?? {}).map(([name, channel]) => ({
    ChannelName: name,
    DataSource: {
      S3DataSource: {
        S3DataType: "S3Prefix" as const,
        S3Uri: channel.uri,
        S3DataDistributionType: channel.sharded ? ("ShardedByS3Key" as const) : ("FullyReplicated" as const),
      },
    },
    ...(channel.contentType !== undefined && { ContentType: channel.contentType }),
    ...(channel.gzip && { CompressionType: "Gzip" as const }),
    ...(channel.recordIO && { RecordWrapperType: "RecordIO" as const }),
    ...(channel.shuffleSeed !== undefined && { ShuffleConfig: { Seed: channel.shuffleSeed } }),
    InputMode: channel.mode,
  }));
  const all = [...channels, ...codeChannels(settings, source)];
  return all.length === 0 ? {} : { InputDataConfig: all };
}
