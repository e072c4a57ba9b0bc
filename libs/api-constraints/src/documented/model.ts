import { structuresOf } from "../structures.ts";
import { type Limit, atLeastOne, exactlyOne, nameOf, refused } from "./limit.ts";

/** API reference, CreateModel: one container, or the containers of an inference pipeline. */
export const containersOfModel: Limit = (input) => exactlyOne(input, "PrimaryContainer", "Containers");

/** API reference, ContainerDefinition: what runs is an image, or a model package with one. */
export const imageOfContainer: Limit = (input) =>
  structuresOf(input, "ContainerDefinition").flatMap((one) => atLeastOne(one, "Image", "ModelPackageName"));

/** API reference, InferenceExecutionConfig: how several containers are called. */
export const executionOfContainers: Limit = (input) => {
  const execution = input.at("InferenceExecutionConfig");
  const containers = input.at("Containers");
  const isWrong = execution.isKnown && containers.isAbsent;
  return isWrong ? refused(execution, `allowed is nothing without ${nameOf(containers)}`) : [];
};
