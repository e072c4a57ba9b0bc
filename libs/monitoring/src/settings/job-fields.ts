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

/** A Python file of the repository. */
export const scriptFileValue = () =>
  z.string().regex(/^[\w./-]+\.py$/, {
    error: "expected an S3 URI, or a Python file of the repository such as apps/churn/preprocess.py",
  });
const scriptValue = () => z.union([inputValue(s3UriValue()), scriptFileValue()]);

/** Scripts that the containers for data quality and model quality run besides the analysis. */
export const scriptFields = {
  preprocessor: scriptValue()
    .optional()
    .describe(
      "Python script that makes features of each captured record, in one file that imports no other of yours: a path " +
        "from the root of the repository, or an S3 URI. Default: none.",
    ),
  postprocessor: scriptValue()
    .optional()
    .describe(
      "Script that runs after the analysis: a path from the root of the repository, or an S3 URI. Default: none.",
    ),
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
