export { trainingPipelineSettings } from "./training-pipeline-settings.ts";
export { TrainingPipeline } from "./training-pipeline.ts";
export { type TrainingPipelineArgs } from "./training-pipeline-args.ts";
