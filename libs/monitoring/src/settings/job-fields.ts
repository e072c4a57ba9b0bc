import { z } from "zod";
import { jobLimits, processingPathPattern } from "@mlops/aws";
import { instanceTypeValue, inputValue, s3UriValue, wholeNumberValue } from "@mlops/core";

const localPath = z
  .string()
  .regex(processingPathPattern, { error: "expected a path below /opt/ml/processing/" });

/** What the jobs of a monitor run on. */
export const jobFields = {
  instanceType: instanceTypeValue()
    .default("ml.m5.xlarge")
    .describe(
      "Instance type of the jobs, one instance each: the workloads' security group lets no instance talk to another. " +
        "Default: ml.m5.xlarge.",
    ),
  volumeGiB: wholeNumberValue(jobLimits.volumeGiB)
    .default(30)
    .describe("Size of the instance's disk in GiB, 1 to 16384. Default: 30."),
  localPaths: z
    .strictObject({
      input: localPath.default("/opt/ml/processing/input").describe("Where the captured records are."),
      output: localPath.default("/opt/ml/processing/output").describe("Where the reports are written."),
    })
    .prefault({})
    .describe(
      "Folders in the container, below /opt/ml/processing/. Default: those of SageMaker's own containers.",
    ),
};

/** Scripts that the containers for data quality and model quality run besides the analysis. */
export const scriptFields = {
  preprocessor: inputValue(s3UriValue())
    .optional()
    .describe("S3 URI of a script that reads each captured record. Default: none."),
  postprocessor: inputValue(s3UriValue())
    .optional()
    .describe("S3 URI of a script that runs after the analysis. Default: none."),
};

const noBaseline = z.literal("none").describe("None: runs report what they find, and never a violation.");
const registeredBaseline = z
  .literal("registered")
  .describe("That of the registered version which the endpoint serves, from its registry.");

const constraints = inputValue(s3UriValue()).describe("S3 URI of the constraints, a JSON file.");

/** Baseline of the monitor of data quality. */
export const dataQualityBaseline = z
  .union([
    z.strictObject({
      statistics: inputValue(s3UriValue()).describe("S3 URI of the statistics, a JSON file."),
      constraints,
    }),
    registeredBaseline,
    noBaseline,
  ])
  .describe(
    "What runs compare with: registered, the baseline of the version that the endpoint serves; S3 URIs of statistics and " +
      "constraints; or none.",
  );

/** Baseline of the other monitors. */
export const constraintsBaseline = z
  .union([z.strictObject({ constraints }), registeredBaseline, noBaseline])
  .describe(
    "What runs compare with: registered, the baseline of the version that the endpoint serves; S3 URI of constraints; or none.",
  );
