import { z } from "zod";
import { pipelineDescriptionLength, pipelineNamePattern, tagLimits } from "@mlops/aws";
import { recordValue, wholeNumberValue } from "@mlops/core";
import type { ParameterDefinition } from "@mlops/pipeline-definition";
import { startIssues } from "../starts/start-issues.ts";
import { scheduleSettings, triggerSettings } from "../starts/start-settings.ts";

const startName = z.string().regex(/^[a-z](?:-?[a-z0-9]){0,31}$/, {
  error: "expected 1 to 32 lower-case letters, digits and single hyphens, a letter first",
});

/** What a stack file may set for a {@link SageMakerPipeline}. */
export const pipelineSettings = z.strictObject({
  displayName: z
    .string()
    .regex(pipelineNamePattern, {
      error: "expected 1 to 256 letters, digits and hyphens, with a letter or a digit at both ends",
    })
    .optional()
    .describe("Name in the console: 1 to 256 letters, digits and hyphens. Default: the pipeline's name."),
  description: z
    .string()
    .min(pipelineDescriptionLength.min)
    .max(pipelineDescriptionLength.max)
    .optional()
    .describe("What the pipeline is for, up to 3,072 characters. Default: nothing is said."),
  maxParallelSteps: wholeNumberValue({ min: 1 })
    .optional()
    .describe("How many steps of an execution run at the same time, from 1. Default: as many as can."),
  tags: z
    .record(z.string().min(1).max(tagLimits.maxKeyLength), z.string().max(tagLimits.maxValueLength))
    .optional()
    .describe("Further tags of the pipeline. Default: those of the stack."),
  schedules: recordValue(startName, scheduleSettings)
    .default({})
    .describe("Times at which it starts, by names of your choice. Default: none."),
  triggers: recordValue(startName, triggerSettings)
    .default({})
    .describe("Events on which it starts, by names of your choice. Default: none."),
});

/** {@link pipelineSettings}, with what only the parameters of a definition tell about them. */
export function settingsFor(declared: readonly ParameterDefinition[] | undefined): typeof pipelineSettings {
  if (!declared) return pipelineSettings;
  return pipelineSettings.check(({ value: { schedules, triggers }, issues }) => {
    for (const [key, starts] of Object.entries({ schedules, triggers })) {
      for (const [name, start] of Object.entries(starts))
        issues.push(...startIssues([key, name], start, declared));
    }
  });
}

/** Checked settings of a {@link SageMakerPipeline}. */
export type PipelineSettings = z.output<typeof pipelineSettings>;
