import type { Input } from "@pulumi/pulumi";
import { cloudControlTags } from "@mlops/core";
import { problemNames } from "../baselines/quality-analysis.ts";
import type { CheckedMonitor } from "../model-monitor/monitor-args.ts";
import { type ScheduledRun, maxRuntimeSeconds } from "../settings/schedule-fields.ts";
import type {
  JobBaseline,
  JobInput,
  JobOutput,
  JobState,
  ModelBiasState,
  ModelExplainabilityState,
  ModelQualityState,
  RecordsInput,
} from "./cloud-control-states.ts";
import { type MonitorJob, capturedUri, publishMetrics, reportsUri, takesVolumeKey } from "./monitor-job.ts";

type SettingsOf<Key extends "modelQuality" | "bias" | "explainability"> = NonNullable<CheckedMonitor[Key]>;

/** The job that compares predictions with the labels that arrive later. */
export function modelQualityState(
  job: MonitorJob,
  modelQuality: SettingsOf<"modelQuality">,
): ModelQualityState {
  const { problem = "multiclass", predictions } = job.monitor;
  const { preprocessor, postprocessor, baseline, window } = modelQuality;
  return {
    ...jobState(job, { run: modelQuality, readsLabels: true, callsModel: false }),
    ModelQualityAppSpecification: {
      ImageUri: job.image,
      ProblemType: problemNames[problem],
      Environment: publishMetrics,
      ...(preprocessor !== undefined && { RecordPreprocessorSourceUri: preprocessor }),
      ...(postprocessor !== undefined && { PostAnalyticsProcessorSourceUri: postprocessor }),
    },
    ...(baseline !== "none" && { ModelQualityBaselineConfig: baselineOf(baseline) }),
    // CloudFormation has no FeaturesAttribute here.
    ModelQualityJobInput: inputOf(job, { ...answersOf(predictions), ...windowOf(window) }, true),
    ModelQualityJobOutputConfig: outputOf(job),
  };
}

/** The job that looks whether the model treats groups as it did in training, by its captured predictions and labels. */
export function modelBiasState(job: MonitorJob, bias: SettingsOf<"bias">): ModelBiasState {
  const { predictions } = job.monitor;
  return {
    ...jobState(job, { run: bias, readsLabels: true, callsModel: false }),
    ModelBiasAppSpecification: clarifySpecification(job),
    ...(bias.baseline !== "none" && { ModelBiasBaselineConfig: baselineOf(bias.baseline) }),
    ModelBiasJobInput: inputOf(
      job,
      { ...featuresOf(predictions), ...answersOf(predictions), ...windowOf(bias.window) },
      true,
    ),
    ModelBiasJobOutputConfig: outputOf(job),
  };
}

/** The job that looks whether the same features matter as in training: it calls the model on an endpoint of its own. */
export function modelExplainabilityState(
  job: MonitorJob,
  explainability: SettingsOf<"explainability">,
): ModelExplainabilityState {
  const { predictions } = job.monitor;
  const { baseline } = explainability;
  return {
    ...jobState(job, { run: explainability, readsLabels: false, callsModel: true }),
    ModelExplainabilityAppSpecification: clarifySpecification(job),
    ...(baseline !== "none" && { ModelExplainabilityBaselineConfig: baselineOf(baseline) }),
    // CloudFormation has neither ProbabilityThresholdAttribute nor offsets here.
    ModelExplainabilityJobInput: inputOf(
      job,
      { ...featuresOf(predictions), ...answersOf({ ...predictions, probabilityThreshold: undefined }) },
      false,
    ),
    ModelExplainabilityJobOutputConfig: outputOf(job),
  };
}

const clarifySpecification = ({ image, configUri = "" }: MonitorJob) => ({
  ImageUri: image,
  ConfigUri: configUri,
  Environment: publishMetrics,
});

/** What a job does besides its analysis. */
interface JobNeeds {
  readonly run: ScheduledRun;
  readonly readsLabels: boolean;
  /** Whether it calls a model, which SageMaker allows no isolated job. */
  readonly callsModel: boolean;
}

function jobState({ monitor, roleArn }: MonitorJob, { run, readsLabels, callsModel }: JobNeeds): JobState {
  const { keys, network, tags, instanceType, volumeGiB } = monitor;
  return {
    RoleArn: roleArn,
    JobResources: {
      ClusterConfig: {
        InstanceCount: 1,
        InstanceType: instanceType,
        VolumeSizeInGB: volumeGiB,
        ...(takesVolumeKey(instanceType) && { VolumeKmsKeyId: keys.dataKeyArn }),
      },
    },
    NetworkConfig: {
      EnableInterContainerTrafficEncryption: true,
      EnableNetworkIsolation: !callsModel,
      VpcConfig: {
        Subnets: network.privateSubnetIds,
        SecurityGroupIds: [network.workloadSecurityGroupId],
      },
    },
    StoppingCondition: { MaxRuntimeInSeconds: maxRuntimeSeconds(run, readsLabels) },
    ...cloudControlTags(tags),
  };
}

type Attributes = Partial<Omit<RecordsInput, "LocalPath" | "S3InputMode" | "S3DataDistributionType">>;
type Predictions = CheckedMonitor["predictions"];

const featuresOf = ({ features }: Predictions): Attributes =>
  features === undefined ? {} : { FeaturesAttribute: features };

const answersOf = ({ label, probability, probabilityThreshold }: Predictions): Attributes => ({
  ...(label !== undefined && { InferenceAttribute: label }),
  ...(probability !== undefined && { ProbabilityAttribute: probability }),
  ...(probabilityThreshold !== undefined && { ProbabilityThresholdAttribute: probabilityThreshold }),
});

const windowOf = ({ start, end }: SettingsOf<"bias">["window"]): Attributes => ({
  StartTimeOffset: start,
  EndTimeOffset: end,
});

function inputOf({ monitor }: MonitorJob, attributes: Attributes, readsLabels: boolean): JobInput {
  const { endpoint, batch, groundTruth, localPaths } = monitor;
  const read: RecordsInput = {
    LocalPath: localPaths.input,
    S3InputMode: "File",
    S3DataDistributionType: "FullyReplicated",
    ...attributes,
  };
  const labels =
    readsLabels && groundTruth !== undefined ? { GroundTruthS3Input: { S3Uri: groundTruth } } : {};
  if (batch === undefined) {
    return { EndpointInput: { EndpointName: endpoint?.endpointName ?? "", ...read }, ...labels };
  }
  const { format } = batch;
  return {
    BatchTransformInput: {
      DataCapturedDestinationS3Uri: capturedUri(monitor),
      DatasetFormat:
        format.kind === "csv" ? { Csv: { Header: format.header } } : { Json: { Line: format.line } },
      ...read,
    },
    ...labels,
  };
}

function outputOf(job: MonitorJob): JobOutput {
  const { keys, localPaths } = job.monitor;
  return {
    KmsKeyId: keys.dataKeyArn,
    MonitoringOutputs: [
      { S3Output: { S3Uri: reportsUri(job), LocalPath: localPaths.output, S3UploadMode: "EndOfJob" } },
    ],
  };
}

const baselineOf = ({ constraints }: { readonly constraints: Input<string> }): JobBaseline => ({
  ConstraintsResource: { S3Uri: constraints },
});
