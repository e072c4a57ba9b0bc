import { z } from "zod";
import { batchTransformLimits } from "@mlops/aws";
import {
  type SettingsCheck,
  choiceValue,
  recordValue,
  refused,
  s3UriValue,
  wholeNumberValue,
} from "@mlops/core";
import { numberArgument, textArgument } from "../settings/argument-value.ts";
import { checkLocalDisk, machineFields } from "../settings/machines.ts";

const { payloadMiB, maxConcurrentPayloadMiB } = batchTransformLimits;

const contentType = z.string().min(1, { error: "expected a content type such as text/csv" });

const settings = z.strictObject({
  modelName: textArgument(z.string().min(1)).describe("Name of the model in SageMaker."),
  input: z
    .strictObject({
      uri: textArgument(s3UriValue()).describe("S3 URI of an object or of a prefix: all objects below it."),
      contentType: contentType.describe("Content type of the objects, such as text/csv."),
      split: choiceValue(["Line", "RecordIO", "TFRecord"])
        .optional()
        .describe("How an object is split into records. Default: it is not, an object is one request."),
      gzip: z
        .boolean()
        .default(false)
        .describe("Whether the objects are compressed with gzip. Default: false."),
      filter: z
        .string()
        .max(63)
        .optional()
        .describe("JSONPath of what the model gets, such as $[1:]. Default: all."),
    })
    .describe("What predictions are made from."),
  output: z
    .strictObject({
      uri: textArgument(s3UriValue()).describe(
        "S3 URI of a prefix; in a pipeline, joined with the execution's id, so that executions do not overwrite each other.",
      ),
      accept: contentType
        .optional()
        .describe("Content type of the predictions, such as text/csv. Default: what the model answers."),
      assemble: z
        .literal("Line")
        .optional()
        .describe("Whether the predictions of an object are joined, one a line. Default: they are not."),
      withInput: z
        .boolean()
        .default(false)
        .describe(
          "Whether each prediction follows its input. Only with `split` and `assemble`. Default: false.",
        ),
      filter: z
        .string()
        .max(63)
        .optional()
        .describe("JSONPath of what is kept, such as $[0,-1]. Default: all."),
    })
    .describe("Where predictions go, and in which form."),
  variables: recordValue(z.string().min(1), textArgument(z.string().max(10_240)), { max: 16 })
    .default({})
    .describe(
      "Environment variables of the model's container, by name: at most 16. Default: the model's own.",
    ),
  instanceType: machineFields.instanceType,
  instances: machineFields.instances,
  localDisk: machineFields.localDisk,
  recordsPerRequest: choiceValue(["many", "one"])
    .optional()
    .describe("Records in a request: as many as fit, or one. Only with `input.split`. Default: many."),
  maxPayloadMiB: wholeNumberValue(payloadMiB)
    .default(6)
    .describe("Size of a request in MiB, 1 to 100. Default: 6."),
  concurrentRequests: numberArgument(wholeNumberValue({ min: 1 }))
    .optional()
    .describe(
      "Requests at the same time on each instance; times `maxPayloadMiB` at most 100. Default: SageMaker's choice.",
    ),
});

/** Checked settings of a transform job. */
export type TransformJobSettings = z.output<typeof settings>;

const checkRecords: SettingsCheck<TransformJobSettings> = ({ value, issues }) => {
  const { input: from, output: to, recordsPerRequest, maxPayloadMiB, concurrentRequests } = value;
  if (to.withInput && (from.split === undefined || to.assemble === undefined)) {
    const expected = 'false; or set input.split, and output.assemble to "Line"';
    issues.push(refused(["output", "withInput"], true, expected));
  }
  if (recordsPerRequest !== undefined && from.split === undefined) {
    const expected = "nothing without input.split, because an object is one request; set input.split";
    issues.push(refused(["recordsPerRequest"], recordsPerRequest, expected));
  }
  const most = Math.floor(maxConcurrentPayloadMiB / maxPayloadMiB);
  if (typeof concurrentRequests === "number" && concurrentRequests > most) {
    const expected = `at most ${most}: requests of ${maxPayloadMiB} MiB are at most ${maxConcurrentPayloadMiB} MiB together`;
    issues.push(refused(["concurrentRequests"], concurrentRequests, expected));
  }
};

/** What a stack file may set for a transform job. */
export const transformJobSettings = settings.check(checkLocalDisk, checkRecords);
