import { z } from "zod";
import { listValue } from "@mlops/core";
import { nameSuffixValue, sourceSettings } from "../source.ts";
import { trainingSettings } from "../training/training-settings.ts";

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
  ...trainingSettings.shape,
});

/** Checked settings of a {@link TrainPipeline}. */
export type TrainPipelineSettings = z.output<typeof trainPipelineSettings>;
