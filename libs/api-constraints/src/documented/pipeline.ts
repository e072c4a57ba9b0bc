import { jsonProblems } from "./json-text.ts";
import { type Limit, exactlyOne } from "./limit.ts";

/** API reference, CreatePipeline: the definition itself, or where it lies. */
export const oneDefinition: Limit = (input) =>
  exactlyOne(input, "PipelineDefinition", "PipelineDefinitionS3Location");

/** API reference, CreatePipeline, PipelineDefinition: JSON. */
export const formOfDefinition: Limit = (input) => jsonProblems(input.at("PipelineDefinition"));
