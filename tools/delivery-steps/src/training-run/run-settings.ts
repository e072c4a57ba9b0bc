import { z } from "zod";
import { pipelineParameterNamePattern } from "@mlops/aws";
import { positiveNumberValue } from "@mlops/core";

/** How a training pipeline is run. */
export const runSettings = z.strictObject({
  pipeline: z
    .string({ error: "expected the name of a pipeline" })
    .min(1)
    .describe("Name of the SageMaker pipeline."),
  parameters: z
    .string({ error: "expected the path of a file" })
    .min(1)
    .describe("File with the values of the pipeline's parameters: one JSON object."),
  token: z
    .string()
    .regex(/^[A-Za-z0-9-]{32,128}$/, { error: "expected 32 to 128 letters, digits and hyphens" })
    .describe(
      "Token of the run: the same token starts nothing twice. Such as the id of a delivery pipeline's execution.",
    ),
  minutes: positiveNumberValue().describe("Minutes after which the run is stopped."),
  result: z
    .string()
    .min(1)
    .optional()
    .describe(
      "File that the ARN of the version is written to which the run has registered. That version is approved, and a run " +
        "without one has failed. Default: nothing is approved or written.",
    ),
  interval: positiveNumberValue().default(30).describe("Seconds between two looks at the run. Default: 30."),
});

/** Checked settings of a run. */
export type RunSettings = z.output<typeof runSettings>;

/** The values of a pipeline's parameters; SageMaker takes texts. */
export const parametersSchema = z
  .record(
    z.string().regex(pipelineParameterNamePattern, { error: "expected the name of a parameter" }),
    z.union([z.string(), z.number(), z.boolean()], { error: "expected a text, a number or a boolean" }),
  )
  .transform((values) => Object.entries(values).map(([Name, value]) => ({ Name, Value: String(value) })));
