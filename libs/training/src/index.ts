export { type TrainingJob, type TrainingJobArgs, trainingJob } from "./training-job/training-job.ts";
export { type TrainingJobSettings, trainingJobSettings } from "./training-job/training-settings.ts";
export {
  type ProcessingJob,
  type ProcessingJobArgs,
  type ProcessingRequest,
  processingJob,
} from "./processing-job/processing-job.ts";
export { type ProcessingJobSettings, processingJobSettings } from "./processing-job/processing-settings.ts";
export { type TuningJob, type TuningJobArgs, tuningJob } from "./tuning-job/tuning-job.ts";
export { type TuningJobSettings, tuningJobSettings } from "./tuning-job/tuning-settings.ts";
export { type Job, type JobAccess, type JobKind, type JobReferences } from "./job/job.ts";
export { type SingleRun, singleRun } from "./job/single-run.ts";
export { type AccessingJob, type JobRoleArgs, jobRole } from "./roles/job-role.ts";
export { type ModelVersionArgs, modelVersion } from "./model-version/model-version.ts";
export { type RunningRightsArgs, canRunJobs } from "./roles/running-rights.ts";
export {
  SourceCode,
  type SourceCodeArgs,
  type SourceCodeRef,
  sourceCodeSettings,
} from "./source-code/source-code.ts";
export { type TransformJob, type TransformJobArgs, transformJob } from "./transform-job/transform-job.ts";
export { type TransformJobSettings, transformJobSettings } from "./transform-job/transform-settings.ts";
