import type { Input } from "@pulumi/pulumi";
import type { CloudControlTags } from "@mlops/core";

/** How a job reads records, in the words of CloudFormation. */
export interface RecordsInput {
  readonly LocalPath: string;
  readonly S3InputMode: "File";
  readonly S3DataDistributionType: "FullyReplicated";
  readonly FeaturesAttribute?: string;
  readonly InferenceAttribute?: string;
  readonly ProbabilityAttribute?: string;
  readonly ProbabilityThresholdAttribute?: number;
  readonly StartTimeOffset?: string;
  readonly EndTimeOffset?: string;
}

/** Records of an endpoint. */
export interface EndpointInput extends RecordsInput {
  readonly EndpointName: Input<string>;
}

/** Records of batches. */
export interface BatchTransformInput extends RecordsInput {
  readonly DataCapturedDestinationS3Uri: Input<string>;
  readonly DatasetFormat:
    { readonly Csv: { readonly Header: boolean } } | { readonly Json: { readonly Line: boolean } };
}

/** What a job reads: records of an endpoint or of batches, and labels. */
export type JobInput = (
  { readonly EndpointInput: EndpointInput } | { readonly BatchTransformInput: BatchTransformInput }
) & {
  readonly GroundTruthS3Input?: { readonly S3Uri: Input<string> };
};

/** Where a job writes. */
export interface JobOutput {
  readonly KmsKeyId: Input<string>;
  readonly MonitoringOutputs: readonly [
    {
      readonly S3Output: {
        readonly S3Uri: Input<string>;
        readonly LocalPath: string;
        readonly S3UploadMode: "EndOfJob";
      };
    },
  ];
}

/** What a job compares with. */
export interface JobBaseline {
  readonly ConstraintsResource: { readonly S3Uri: Input<string> };
}

/** What all job definitions of Cloud Control have in common. */
export interface JobState extends CloudControlTags {
  readonly RoleArn: Input<string>;
  readonly JobResources: {
    readonly ClusterConfig: {
      readonly InstanceCount: 1;
      readonly InstanceType: string;
      readonly VolumeSizeInGB: number;
      readonly VolumeKmsKeyId?: Input<string>;
    };
  };
  readonly NetworkConfig: {
    readonly EnableInterContainerTrafficEncryption: boolean;
    readonly EnableNetworkIsolation: boolean;
    readonly VpcConfig: {
      readonly Subnets: Input<string[]>;
      readonly SecurityGroupIds: readonly Input<string>[];
    };
  };
  readonly StoppingCondition: { readonly MaxRuntimeInSeconds: number };
}

type Environment = Readonly<Record<string, string>>;

/** `AWS::SageMaker::ModelQualityJobDefinition`. */
export interface ModelQualityState extends JobState {
  readonly ModelQualityAppSpecification: {
    readonly ImageUri: string;
    readonly ProblemType: "BinaryClassification" | "MulticlassClassification" | "Regression";
    readonly Environment: Environment;
    readonly RecordPreprocessorSourceUri?: Input<string>;
    readonly PostAnalyticsProcessorSourceUri?: Input<string>;
  };
  readonly ModelQualityBaselineConfig?: JobBaseline;
  readonly ModelQualityJobInput: JobInput;
  readonly ModelQualityJobOutputConfig: JobOutput;
}

/** What the two kinds of jobs of Clarify run. */
interface ClarifySpecification {
  readonly ImageUri: string;
  readonly ConfigUri: Input<string>;
  readonly Environment: Environment;
}

/** `AWS::SageMaker::ModelBiasJobDefinition`. */
export interface ModelBiasState extends JobState {
  readonly ModelBiasAppSpecification: ClarifySpecification;
  readonly ModelBiasBaselineConfig?: JobBaseline;
  readonly ModelBiasJobInput: JobInput;
  readonly ModelBiasJobOutputConfig: JobOutput;
}

/** `AWS::SageMaker::ModelExplainabilityJobDefinition`. */
export interface ModelExplainabilityState extends JobState {
  readonly ModelExplainabilityAppSpecification: ClarifySpecification;
  readonly ModelExplainabilityBaselineConfig?: JobBaseline;
  readonly ModelExplainabilityJobInput: JobInput;
  readonly ModelExplainabilityJobOutputConfig: JobOutput;
}
