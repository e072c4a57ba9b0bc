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
