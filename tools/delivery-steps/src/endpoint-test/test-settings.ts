import { z } from "zod";
import {
  modelPackageArnValue,
  numberValue,
  positiveNumberValue,
  sagemakerNameValue,
  wholeNumberValue,
} from "@mlops/core";

/** How an endpoint is tested. */
export const testSettings = z.strictObject({
  endpoint: sagemakerNameValue().describe("Name of the endpoint."),
  file: z
    .string({ error: "expected the path of a file" })
    .min(1)
    .describe("Labelled records, one JSON a line."),
  report: z
    .string({ error: "expected the path of a folder" })
    .min(1)
    .describe("Folder that the reports are written into; made if it is not there."),
  "match-rate": positiveNumberValue({ max: 1 })
    .default(0.8)
    .describe("Share of the records that must be answered as labelled, above 0 and at most 1. Default: 0.8."),
  "min-records": wholeNumberValue({ min: 1 })
    .default(100)
    .describe("Fewest records with different inputs: fewer say too little about a model. Default: 100."),
  "max-latency": positiveNumberValue()
    .optional()
    .describe("Milliseconds that 95 of 100 answers may take at most. Default: no limit."),
  timeout: positiveNumberValue()
    .default(60_000)
    .describe(
      "Milliseconds after which an answer no longer counts. Default: 60000, as long as SageMaker waits.",
    ),
  concurrency: wholeNumberValue({ min: 1, max: 64 })
    .default(4)
    .describe("Requests at the same time, 1 to 64. Default: 4."),
  "content-type": z.string().min(1).default("application/json").describe("Type of the requests."),
  answer: z
    .string()
    .optional()
    .describe(
      "Where the label is in a JSON answer: keys and indexes, such as predictions.0.label. Default: all of it.",
    ),
  tolerance: numberValue({ min: 0 })
    .default(0)
    .describe("How far a number may be from its label. Default: 0, equal."),
  serves: modelPackageArnValue()
    .optional()
    .describe("Version that the endpoint must serve: a rolled-back update leaves another one. Default: any."),
});

/** Checked settings of a test. */
export type TestSettings = z.output<typeof testSettings>;

/** The settings that are numbers. */
export const testNumbers = [
  "match-rate",
  "min-records",
  "max-latency",
  "timeout",
  "concurrency",
  "tolerance",
] as const;
