import { z } from "zod";
import { alarmLookBackSeconds, biasMetrics } from "@mlops/aws";
import {
  choiceValue,
  durationValue,
  listValue,
  numberValue,
  positiveNumberValue,
  recordValue,
  toSeconds,
  type Duration,
} from "@mlops/core";
import { periodSeconds } from "./schedule-fields.ts";

// Rounded up to whole periods of up to a day, it still is within what an alarm looks back.
const longestCoolDown = alarmLookBackSeconds.longPeriods / 86_400 - 1;
const metricName = z.string().regex(/^[\w.-]{1,180}$/, { error: "expected letters, digits, _, . and -" });
const maxAlarms = { max: 50 };

/** Features whose drift is watched, each with its threshold. */
export const driftThresholds = recordValue(metricName, positiveNumberValue({ max: 1 }), maxAlarms)
  .default({})
  .describe(
    "Features whose drift is watched: the distance from the baseline above which the alarm goes off, 0 to 1, by " +
      "feature. Their `emit_metrics` is Enabled in the constraints. Default: none; violations are told all the same.",
  );

/** Measures of a model whose values are watched, each with its threshold. */
export const qualityThresholds = recordValue(
  metricName,
  z.union([
    z.strictObject({ above: numberValue({ min: 0 }) }),
    z.strictObject({ below: numberValue({ min: 0 }) }),
  ]),
  maxAlarms,
)
  .default({})
  .describe(
    "Measures that are watched, by their names in CloudWatch such as accuracy, f1 or rmse: { below: 0.8 } or " +
      "{ above: 3 }. Default: none; violations are told all the same.",
  );

// Metrics of bias and attributions have a sign, and ratios no upper end.
const signed = { min: -1_000_000 };
const limitOf = <Fields extends z.ZodRawShape>(fields: Fields) =>
  z.union([
    z.strictObject({ ...fields, above: numberValue(signed) }),
    z.strictObject({ ...fields, below: numberValue(signed) }),
  ]);

/** Metrics of bias whose values are watched, each of a facet and with its threshold. */
export const biasThresholds = listValue(
  limitOf({
    metric: choiceValue([...biasMetrics["Pre-training"], ...biasMetrics["Post-Training"]]),
    facet: metricName,
  }),
  maxAlarms,
)
  .default([])
  .describe(
    "Metrics of bias that are watched, by short name and facet: { metric: DPPL, facet: age, above: 0.1 }. The facet has " +
      "one sensitive value, the label one positive value. Default: none; violations are told all the same.",
  );

/** Attributions of features whose values are watched, each with its threshold. */
export const attributionThresholds = listValue(
  limitOf({ feature: metricName, label: z.string().min(1).max(100).optional() }),
  maxAlarms,
)
  .default([])
  .describe(
    "Global SHAP values that are watched, by feature and class: { feature: age, label: positive, above: 0.3 }; without " +
      "label that of the only class. Default: none; violations, which compare the order of features, are told all the same.",
  );

/** A threshold of a metric of bias. */
export type BiasThreshold = z.output<typeof biasThresholds>[number];
/** A threshold of an attribution. */
export type AttributionThreshold = z.output<typeof attributionThresholds>[number];

/** How long an alarm of a monitor stays on after what set it off. */
export const coolDownFields = {
  coolDown: durationValue({ unit: "day", min: 1, max: longestCoolDown })
    .default("1 day")
    .describe(
      `How long drift has to be over until its alarms are: 1 to ${longestCoolDown} days. They go off at most once in that ` +
        "time, and with them what they start. Default: 1 day.",
    ),
};

/** The period of an alarm and how many it looks back, so that it is over once a cool-down has passed. */
export function coolDownPeriods(schedule: string, coolDown: Duration) {
  const period = periodSeconds(schedule);
  return { period, evaluationPeriods: Math.ceil(toSeconds(coolDown) / period) };
}
