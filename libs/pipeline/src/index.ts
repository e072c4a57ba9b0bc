export {
  type Schedule,
  type SageMakerPipelineArgs,
  type Trigger,
} from "./sagemaker-pipeline/pipeline-args.ts";
export { pipelineSettings } from "./sagemaker-pipeline/pipeline-settings.ts";
export { SageMakerPipeline } from "./sagemaker-pipeline/sagemaker-pipeline.ts";
