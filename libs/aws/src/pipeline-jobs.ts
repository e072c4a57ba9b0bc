/** What a pipeline calls to run jobs of one kind, and which jobs these are. */
export interface PipelineJob {
  /** Actions on them, without `sagemaker:`. Tags need `AddTags` besides. */
  readonly actions: readonly string[];
  /** Type of the resource in their ARN. */
  readonly resource: string;
  /** Pattern of the names that pipelines give them. */
  readonly names: string;
}

/**
 * How pipelines name jobs and models: `pipelines-<execution>-<step>-<random>`.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html ("Customize job names")
 */
export const pipelineJobNames = "pipelines-*";

/** Names of tuning and AutoML jobs have 32 characters at most, and begin with the execution's id. */
const shortNames = "*";

/** The jobs that steps of pipelines run, by kind. */
export const pipelineJobs = {
  autoML: {
    actions: ["CreateAutoMLJob", "DescribeAutoMLJob", "StopAutoMLJob"],
    resource: "automl-job",
    names: shortNames,
  },
  processing: {
    actions: ["CreateProcessingJob", "DescribeProcessingJob", "StopProcessingJob"],
    resource: "processing-job",
    names: pipelineJobNames,
  },
  training: {
    actions: ["CreateTrainingJob", "DescribeTrainingJob", "StopTrainingJob"],
    resource: "training-job",
    names: pipelineJobNames,
  },
  transform: {
    actions: ["CreateTransformJob", "DescribeTransformJob", "StopTransformJob"],
    resource: "transform-job",
    names: pipelineJobNames,
  },
  tuning: {
    actions: [
      "CreateHyperParameterTuningJob",
      "DescribeHyperParameterTuningJob",
      "ListTrainingJobsForHyperParameterTuningJob",
      "StopHyperParameterTuningJob",
    ],
    resource: "hyper-parameter-tuning-job",
    names: shortNames,
  },
} as const satisfies Readonly<Record<string, PipelineJob>>;

/** A kind of job that pipelines run. */
export type PipelineJobKind = keyof typeof pipelineJobs;

/**
 * The statuses of a training, processing, transform or tuning job that goes on; with every other one it has ended.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeTrainingJob.html
 */
export const goingJobStatuses: readonly string[] = ["InProgress", "Stopping"];
