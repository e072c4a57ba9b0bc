import { z } from "zod";
import { deliveryLimits, pipelineParameterNamePattern } from "@mlops/aws";
import { durationValue } from "@mlops/core";
import { targetEnvironmentValue } from "../targets.ts";

/** What a build takes besides the work that it follows, in minutes. */
export const marginMinutes = 15;

const pathValue = (example: string) =>
  z.string().regex(/^(?!.*\.\.)[\w.][\w./-]*$/, {
    error: `expected a path in the repository such as "${example}"`,
  });

const parameterName = z
  .string()
  .regex(pipelineParameterNamePattern, { error: "expected the name of a parameter of the pipeline" });

const timeoutValue = (what: string, standard: "120 minutes" | "480 minutes") =>
  durationValue({ unit: "minute", min: 5, max: deliveryLimits.buildMinutes.max - marginMinutes })
    .default(standard)
    .describe(`How long ${what} may take before it is stopped, 5 to 2145 minutes. Default: ${standard}.`);

/** How a model is trained with a commit: by the SageMaker pipeline that the product's app makes. */
export const trainingSettings = z.strictObject({
  trainsIn: targetEnvironmentValue
    .default("dev")
    .describe(
      "Environment, of targets, whose stack of the product has the SageMaker pipeline. Default: dev.",
    ),
  package: pathValue("src")
    .optional()
    .describe("Folder that is packed into an archive for the run. Default: nothing is packed."),
  packageParameter: parameterName
    .optional()
    .describe("Parameter of the SageMaker pipeline that gets the S3 URI of the archive. Default: none."),
  parameters: pathValue("pipeline/parameters.json").describe(
    "File of the commit with the values of the pipeline's parameters: one JSON object.",
  ),
  preparation: pathValue("pipeline/preparation.json")
    .optional()
    .describe(
      "File of the commit with what prepares the data before the training, a JSON list of prepared statements of Athena, " +
        "crawlers and jobs of Glue. Default: nothing does.",
    ),
  preparationTimeout: timeoutValue("the preparation", "120 minutes"),
  tuningParameter: parameterName
    .optional()
    .describe(
      "Parameter of the SageMaker pipeline that switches tuning: true or false, as the execution's variable tuning says. " +
        "Default: none, the commit's parameters decide.",
    ),
  timeout: timeoutValue("a run", "480 minutes"),
});

/** Checked settings of a training. */
export type TrainingSettings = z.output<typeof trainingSettings>;
