import { z } from "zod";
import { deliveryLimits, pipelineParameterNamePattern } from "@mlops/aws";
import { durationValue, listValue, sagemakerNameValue } from "@mlops/core";
import { nameSuffixValue, sourceSettings } from "../source.ts";
import { targetEnvironmentValue } from "../targets.ts";

/** What a build takes besides the run that it follows, in minutes. */
export const marginMinutes = 15;

const pathValue = (example: string) =>
  z.string().regex(/^(?!.*\.\.)[\w.][\w./-]*$/, {
    error: `expected a path in the repository such as "${example}"`,
  });

const commandValue = z
  .string()
  .min(1)
  .max(1_000)
  .regex(/^[^\n]*$/, { error: "expected one line" });

/** What a stack file may set for a {@link TrainPipeline}. */
export const trainPipelineSettings = sourceSettings.safeExtend({
  nameSuffix: nameSuffixValue,
  tools: sourceSettings
    .optional()
    .describe(
      "Repository of this platform, whose programs start and follow runs. Default: that of the training code.",
    ),
  checks: listValue(commandValue, { max: 20 })
    .default([])
    .describe("Commands that judge the code, one line each: all have to end with 0. Default: none."),
  package: pathValue("src")
    .optional()
    .describe("Folder that is packed into an archive for the run. Default: nothing is packed."),
  packageParameter: z
    .string()
    .regex(pipelineParameterNamePattern, { error: "expected the name of a parameter of the pipeline" })
    .optional()
    .describe("Parameter of the SageMaker pipeline that gets the S3 URI of the archive. Default: none."),
  parameters: pathValue("pipeline/parameters.json").describe(
    "File of the commit with the values of the pipeline's parameters: one JSON object.",
  ),
  trainsIn: targetEnvironmentValue
    .default("dev")
    .describe("Environment, of targets, that trains. Default: dev."),
  pipeline: sagemakerNameValue().describe("Name of the SageMaker pipeline in that environment's account."),
  timeout: durationValue({ unit: "minute", min: 5, max: deliveryLimits.buildMinutes.max - marginMinutes })
    .default("480 minutes")
    .describe("How long a run may take before it is stopped, at most 2145 minutes. Default: 8 hours."),
});

/** Checked settings of a {@link TrainPipeline}. */
export type TrainPipelineSettings = z.output<typeof trainPipelineSettings>;
