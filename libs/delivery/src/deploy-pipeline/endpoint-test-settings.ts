import { z } from "zod";
import { numberValue, positiveNumberValue, wholeNumberValue } from "@mlops/core";

/** A text that needs no quotes in a shell besides single ones. */
const plainText = (pattern: RegExp, example: string) =>
  z.string().regex(pattern, { error: `expected a text such as "${example}"` });

/** How a deployed endpoint is tested with labelled data, in every environment alike. */
export const endpointTestSettings = z.strictObject({
  data: plainText(/^(?!.*\.\.)[\w][\w./-]*\.jsonl$/, "sentiment/reviews.jsonl").describe(
    "Labelled records below test-data/ in the artifact bucket: JSON lines with the keys input and expected.",
  ),
  minMatchRate: positiveNumberValue({ max: 1 })
    .default(0.8)
    .describe("Share of the records that must be answered as labelled, above 0 and at most 1. Default: 0.8."),
  minRecords: wholeNumberValue({ min: 1 })
    .default(100)
    .describe("Fewest records with different inputs: fewer say too little about a model. Default: 100."),
  maxLatencyMs: positiveNumberValue()
    .optional()
    .describe("Milliseconds that 95 of 100 answers may take at most. Default: no limit."),
  contentType: plainText(/^[\w.+-]+\/[\w.+-]+$/, "text/csv")
    .default("application/json")
    .describe("Type of the requests. Default: application/json."),
  answer: plainText(/^[\w-]+(\.[\w-]+)*$/, "predictions.0.label")
    .optional()
    .describe("Where the label is in a JSON answer: keys and indexes, with dots. Default: the whole answer."),
  tolerance: numberValue({ min: 0 })
    .default(0)
    .describe("How far a number may be from its label. Default: 0, equal."),
});

/** Checked settings of a test. */
export type EndpointTestSettings = z.output<typeof endpointTestSettings>;
