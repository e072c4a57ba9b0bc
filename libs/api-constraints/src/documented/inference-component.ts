import { structuresOf } from "../structures.ts";
import { type Limit, exactlyOne, orderProblems } from "./limit.ts";

/** API reference, CreateInferenceComponent, Specifications: not both. */
export const oneSpecification: Limit = (input) => exactlyOne(input, "Specification", "Specifications");

/** API reference, InferenceComponentComputeResourceRequirements: a range. */
export const memoryRange: Limit = (input) =>
  structuresOf(input, "InferenceComponentComputeResourceRequirements").flatMap((resources) =>
    orderProblems(resources.at("MinMemoryRequiredInMb"), resources.at("MaxMemoryRequiredInMb")),
  );
