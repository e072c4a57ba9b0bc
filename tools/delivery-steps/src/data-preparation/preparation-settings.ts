import { z } from "zod";
import { pipelineParameterNamePattern } from "@mlops/aws";
import { listValue, positiveNumberValue } from "@mlops/core";

const name = (what: string) =>
  z
    .string({ error: `expected the name of a ${what}` })
    .min(1)
    .max(255);

/** One step of a preparation: exactly one of the three. */
const stepSchema = z.union(
  [
    z.strictObject({
      query: name("prepared statement").regex(/^[a-zA-Z_][\w@:]*$/, {
        error: "expected the name of a prepared statement of Athena",
      }),
      values: z.array(z.union([z.string(), z.number()])).default([]),
      /** Parameter of the training pipeline that gets the S3 URI of the result. */
      resultParameter: z.string().regex(pipelineParameterNamePattern).optional(),
    }),
    z.strictObject({ crawler: name("crawler") }),
    z.strictObject({ job: name("Glue job"), arguments: z.record(z.string(), z.string()).default({}) }),
  ],
  {
    error:
      'expected {"query": NAME, "values": […], "resultParameter": NAME}, {"crawler": NAME} or {"job": NAME, "arguments": {…}}',
  },
);

/** The steps of a preparation, in their order. */
export const stepsSchema = listValue(stepSchema, { min: 1 });

/** A step of a preparation. */
export type Step = z.output<typeof stepSchema>;

/** How data are prepared for a training. */
export const preparationSettings = z.strictObject({
  steps: z
    .string({ error: "expected the path of a file" })
    .min(1)
    .describe("File with the steps, a JSON list: prepared statements of Athena, crawlers and jobs of Glue."),
  parameters: z
    .string({ error: "expected the path of a file" })
    .min(1)
    .describe(
      "File with the values of the training pipeline's parameters; where queries' results are is added.",
    ),
  workgroup: z.string().optional().describe("Workgroup of Athena that queries run in. Default: no queries."),
  database: z.string().optional().describe("Database of Glue that queries read. Default: no queries."),
  minutes: positiveNumberValue().describe("Minutes after which what runs is stopped."),
  interval: positiveNumberValue().default(10).describe("Seconds between two looks. Default: 10."),
});

/** Checked settings of a preparation. */
export type PreparationSettings = z.output<typeof preparationSettings>;
