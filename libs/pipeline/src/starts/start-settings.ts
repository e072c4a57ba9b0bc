import { z } from "zod";
import { bucketNamePattern, eventPathPattern, sageMakerNamePattern, startRetryLimits } from "@mlops/aws";
import {
  durationValue,
  inputValue,
  listValue,
  choiceValue,
  recordValue,
  scheduleFields,
  wholeNumberValue,
} from "@mlops/core";

const parameterName = z.string().min(1);
const parameterValue = z.union([z.string(), z.number(), z.boolean()], {
  error: "expected a text, a number, true or false",
});

/** What every way to start a pipeline has. */
const startFields = {
  parameters: recordValue(parameterName, inputValue(parameterValue).optional())
    .default({})
    .describe("Values of the pipeline's parameters, by name. Default: those of the definition."),
  retries: wholeNumberValue(startRetryLimits.attempts)
    .default(5)
    .describe("How often a start that fails is tried again, 0 to 185. Default: 5."),
  retryFor: durationValue({
    unit: "second",
    min: startRetryLimits.eventAgeSeconds.min,
    max: startRetryLimits.eventAgeSeconds.max,
  })
    .default("1 hour")
    .describe("How long a start is tried again, 1 minute to 24 hours. Default: 1 hour."),
  enabled: z.boolean().default(true).describe("Whether it starts the pipeline. Default: true."),
};

/** What a stack file may set for a schedule. */
export const scheduleSettings = z.strictObject({
  ...scheduleFields(),
  ...startFields,
});

const triggerFields = {
  ...startFields,
  eventParameters: recordValue(
    parameterName,
    z
      .string()
      .regex(eventPathPattern, { error: "expected a path in the event, such as $.detail.object.key" })
      .optional(),
  )
    .default({})
    .describe(
      "Where parameters of text are in the event, by name: paths such as $.detail.object.key, each the whole value. " +
        "Default: none is taken out of the event.",
    ),
};

/** What a stack file may set for an event that starts a pipeline. */
export const triggerSettings = z.discriminatedUnion("event", [
  z.strictObject({
    event: z.literal("object-created"),
    bucket: inputValue(z.string().regex(bucketNamePattern, { error: "expected the name of a bucket" }))
      .optional()
      .describe("Bucket that sends its events to EventBridge. Default: the data bucket, which does."),
    prefix: z.string().min(1).describe("What keys of objects begin with, such as incoming/customers/."),
    ...triggerFields,
  }),
  z.strictObject({
    event: z.literal("model-package"),
    group: inputValue(
      z.string().regex(sageMakerNamePattern, { error: "expected the name of a model package group" }),
    ).describe(
      "Name of the group whose versions it is about, such as the groupName of a registry's reference.",
    ),
    approval: listValue(choiceValue(["Approved", "PendingManualApproval", "Rejected"]), {
      min: 1,
      unique: "item",
    })
      .default(["Approved"])
      .describe("Approval statuses of the version. Default: Approved."),
    ...triggerFields,
  }),
  z.strictObject({
    event: z.literal("pattern"),
    pattern: z
      .record(z.string().min(1), z.json())
      .refine((pattern) => Object.keys(pattern).length > 0, { error: "expected at least one key" })
      .describe("Event pattern of EventBridge, such as {source: [aws.glue], detail: {state: [SUCCEEDED]}}."),
    ...triggerFields,
  }),
]);

/** A checked schedule. */
export type CheckedSchedule = z.output<typeof scheduleSettings>;
/** A checked trigger. */
export type CheckedTrigger = z.output<typeof triggerSettings>;
