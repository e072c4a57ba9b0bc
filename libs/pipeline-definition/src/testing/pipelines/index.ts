import type { PipelineDefinition } from "../../index.ts";
import { batchInference } from "./batch-inference.ts";
import { deployment } from "./deployment.ts";
import { nestedConditions } from "./nested-conditions.ts";
import { otherServices } from "./other-services.ts";
import { ownContainer } from "./own-container.ts";
import { qualityAndClarifyChecks } from "./quality-and-clarify-checks.ts";
import { trainEvaluateRegister } from "./train-evaluate-register.ts";
import { tuneAndTransform } from "./tune-and-transform.ts";

/** The pipelines of fixtures/write_definitions.py, by the names of the files that it writes. */
export const pipelines: Readonly<Record<string, () => PipelineDefinition>> = {
  "batch-inference": batchInference,
  deployment,
  "nested-conditions": nestedConditions,
  "other-services": otherServices,
  "own-container": ownContainer,
  "quality-and-clarify-checks": qualityAndClarifyChecks,
  "train-evaluate-register": trainEvaluateRegister,
  "tune-and-transform": tuneAndTransform,
};
