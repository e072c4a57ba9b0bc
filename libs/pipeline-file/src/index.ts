export { FilePipeline, type FilePipelineArgs } from "./file-pipeline.ts";
export { pipelineFileSettings } from "./pipeline-file-settings.ts";
