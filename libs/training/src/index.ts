export { type TrainingJob, type TrainingJobArgs, trainingJob } from "./training-job/training-job.ts";
export { type TrainingJobSettings, trainingJobSettings } from "./training-job/training-settings.ts";
