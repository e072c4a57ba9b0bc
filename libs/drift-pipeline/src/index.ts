export { DriftPipeline, type DriftPipelineArgs } from "./drift-pipeline.ts";
export { driftPipelineSettings } from "./drift-pipeline-settings.ts";
export { dataDriftWatch } from "./data-drift-watch.ts";
