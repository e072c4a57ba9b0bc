/** Limits of training, tuning and processing jobs (SageMaker API). */
export const jobLimits = {
  /** Size of an instance's volume in GB. API: `ProcessingVolumeSizeInGB`; of training, the quota of EBS. */
  volumeGiB: { min: 1, max: 16_384 },
  /** Instances of a processing job. API: `ProcessingInstanceCount`. */
  processingInstances: { min: 1, max: 100 },
  /** Time of a processing job, in seconds. API: `ProcessingMaxRuntimeInSeconds`. */
  processingRuntimeSeconds: { min: 1, max: 777_600 },
  /** Time that instances are kept for the next training job, in seconds; 0 is none. API: `KeepAlivePeriodInSeconds`. */
  keepAliveSeconds: { min: 0, max: 21_600 },
  /** Tries after an internal error of the service. API: `MaximumRetryAttempts`. */
  retries: { min: 1, max: 30 },
  /** Channels of a training job. API: `InputDataConfig`. */
  channels: { min: 1, max: 20 },
  /** Inputs of a processing job. API: `ProcessingInputs`. */
  processingInputs: { max: 10 },
  /** Outputs of a processing job. API: `ProcessingOutputs`. */
  processingOutputs: { max: 10 },
  /** Metrics that a training job finds in its logs. API: `MetricDefinitionList`. */
  metrics: { max: 40 },
  /** Rules of Debugger, and of its profiler. API: `DebugRuleConfigurations`, `ProfilerRuleConfigurations`. */
  rules: { max: 20 },
  /** Entry point, and arguments, of a container. API: `ContainerEntrypoint`, `ContainerArguments`. */
  words: { min: 1, max: 100 },
} as const;

/**
 * Longest time of a training job, in seconds: 28 days.
 * @see https://docs.aws.amazon.com/general/latest/gr/sagemaker.html (quota "Longest run time for a training job")
 */
export const maxTrainingSeconds = 2_419_200;

/** Lengths in characters of what jobs are told (SageMaker API). */
export const jobTextLengths = {
  /** A part of an entry point, or an argument. API: `ContainerEntrypointString`, `ContainerArgument`. */
  word: 256,
  /** Name of a metric. API: `MetricName`. */
  metricName: 255,
  /** Expression that finds a metric. API: `MetricRegex`. */
  metricExpression: 500,
  /** Name of a hyperparameter. API: `HyperParameterKey`. */
  hyperparameterName: 256,
  /** Value of a hyperparameter. API: `HyperParameterValue`. */
  hyperparameterValue: 2_500,
} as const;

/** The name of a channel of a training job: 1 to 64 letters, digits, `.`, `-` and `_`. API: `ChannelName`. */
export const channelNamePattern = /^[A-Za-z0-9._-]{1,64}$/;

/** The ARN of an MLflow tracking server or of an MLflow app. API: `MlFlowResourceArn`. */
export const mlflowArnPattern =
  /^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:mlflow-(?:tracking-server|app)\/\S+$/;

/**
 * How often Debugger measures the use of a machine, in milliseconds.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProfilerConfig.html
 */
export const profilingIntervalsMs = [100, 200, 500, 1_000, 5_000, 60_000] as const;

/** Limits of tuning jobs (SageMaker API). */
export const tuningLimits = {
  /** Time of a tuning job, in seconds. API: `HyperParameterTuningMaxRuntimeInSeconds`. */
  runtimeSeconds: { min: 120, max: 15_768_000 },
  /** Ranges of each kind. API: `IntegerParameterRanges` and others. */
  ranges: { max: 30 },
  /** Values of a categorical range. API: `ParameterValues`. */
  values: { min: 1, max: 30 },
  /** Earlier tuning jobs to start from. API: `ParentHyperParameterTuningJobs`. */
  parents: { min: 1, max: 5 },
  /** Jobs without a better result that end a tuning job. API: `MaxNumberOfTrainingJobsNotImproving`. */
  jobsNotImproving: { min: 3 },
} as const;

/** The name of a tuning job: 1 to 32 characters. API: `HyperParameterTuningJobName`. */
export const tuningJobNamePattern = /^(?!.{33})[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/;
