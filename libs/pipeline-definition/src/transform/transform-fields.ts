import { z } from "zod";
import { batchTransformLimits } from "@mlops/aws";
import { type SettingsCheck, choiceValue, refused, wholeNumberValue } from "@mlops/core";

const { payloadMiB, maxConcurrentPayloadMiB } = batchTransformLimits;

const contentType = z.string().min(1, { error: "expected a content type such as text/csv" });

/** How a transform job makes requests of objects, and predictions of answers: groups of settings. */
export const transformFields = {
  /** What is in the objects. */
  input: {
    contentType: contentType.describe("Content type of the objects, such as text/csv."),
    split: choiceValue(["Line", "RecordIO", "TFRecord"])
      .optional()
      .describe("How an object is split into records. Default: it is not, an object is one request."),
    gzip: z
      .boolean()
      .default(false)
      .describe("Whether the objects are compressed with gzip. Default: false."),
  },
  /** What is in the predictions. */
  output: {
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
  },
  /** What is in a request. */
  requests: {
    recordsPerRequest: choiceValue(["many", "one"])
      .optional()
      .describe("Records in a request: as many as fit, or one. Only with `input.split`. Default: many."),
    maxPayloadMiB: wholeNumberValue(payloadMiB)
      .default(6)
      .describe("Size of a request in MiB, 1 to 100. Default: 6."),
  },
};

/**
 * How many requests an instance gets at the same time.
 * @param count what such a number may be: a whole number from 1, known now or later
 */
export function concurrentRequestsField<Count extends z.ZodType>(count: Count): z.ZodOptional<Count> {
  return count
    .optional()
    .describe(
      "Requests at the same time on each instance; times `maxPayloadMiB` at most 100. Default: SageMaker's choice.",
    );
}

/** Checked settings that are right only together. */
interface CheckedTransform {
  readonly input: { readonly split?: string | undefined };
  readonly output: { readonly assemble?: string | undefined; readonly withInput: boolean };
  readonly recordsPerRequest?: string | undefined;
  readonly maxPayloadMiB: number;
  /** Anything but a number is known only later. */
  readonly concurrentRequests?: unknown;
}

/** Refuses settings of records without records, and more requests at once than SageMaker takes. */
export const checkTransform: SettingsCheck<CheckedTransform> = ({ value, issues }) => {
  const { input: from, output: to, recordsPerRequest, maxPayloadMiB, concurrentRequests } = value;
  if (to.withInput && (from.split === undefined || to.assemble === undefined)) {
    const expected = 'false; or set input.split, and output.assemble to "Line"';
    issues.push(refused(["output", "withInput"], to.withInput, expected));
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
