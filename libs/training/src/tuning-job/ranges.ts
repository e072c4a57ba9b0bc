import { z } from "zod";
import { jobTextLengths, tuningLimits } from "@mlops/aws";
import { choiceValue, listValue, recordValue, refused } from "@mlops/core";
import type { ScalarArgument } from "@mlops/pipeline-definition";
import { asJson, asPlain } from "../training-job/toolkit.ts";

const scaling = (choices: readonly string[]) =>
  `How values are spread: ${choices.join(", ")}. Default: SageMaker's choice.`;
const number = z.number({ error: "expected a number" });
const wholeNumber = z.int({ error: "expected a whole number" });
const continuousScalings = ["Auto", "Linear", "Logarithmic", "ReverseLogarithmic"] as const;
const integerScalings = ["Auto", "Linear", "Logarithmic"] as const;

const range = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("continuous"),
    min: number.describe("Least value."),
    max: number.describe("Greatest value."),
    scaling: choiceValue(continuousScalings).default("Auto").describe(scaling(continuousScalings)),
  }),
  z.strictObject({
    kind: z.literal("integer"),
    min: wholeNumber.describe("Least value, a whole number."),
    max: wholeNumber.describe("Greatest value, a whole number."),
    scaling: choiceValue(integerScalings).default("Auto").describe(scaling(integerScalings)),
  }),
  z.strictObject({
    kind: z.literal("categorical"),
    values: listValue(z.union([z.string(), z.number()], { error: "expected a text or a number" }), {
      ...tuningLimits.values,
      unique: "item",
    }).describe("The values, 1 to 30, each once."),
  }),
]);

/** Hyperparameters that a tuning job searches, by name. */
export const rangesField = recordValue(z.string().min(1).max(jobTextLengths.hyperparameterName), range, {
  min: 1,
  max: tuningLimits.ranges.max,
}).describe(
  "Hyperparameters to search, by name, 1 to 30: continuous, integer or categorical, with what they may be.",
);

/** Checked ranges, by hyperparameter. */
export type Ranges = z.output<typeof rangesField>;

/** What is wrong with ranges: ends in the wrong order, or values that a scaling cannot spread. */
export function rangeIssues(ranges: Ranges): z.core.$ZodRawIssue[] {
  return Object.entries(ranges).flatMap(([name, one]) => {
    if (one.kind === "categorical") return [];
    const { min, max, scaling: scale } = one;
    const path = ["ranges", name];
    return [
      ...(min < max
        ? []
        : [refused([...path, "min"], min, `less than max (${max}); a single value is no range`)]),
      ...(scale === "Logarithmic" && min <= 0
        ? [refused([...path, "min"], min, 'more than 0, because scaling is "Logarithmic"')]
        : []),
      ...(scale === "ReverseLogarithmic" && (min < 0 || max >= 1)
        ? [
            refused(
              [...path, "scaling"],
              scale,
              "another scaling, because this one needs 0 <= min and max < 1",
            ),
          ]
        : []),
    ];
  });
}

/** How many combinations of values there are; nothing where a range is not categorical. */
export function combinations(ranges: Ranges): number | undefined {
  const counts = Object.values(ranges).map((one) =>
    one.kind === "categorical" ? one.values.length : undefined,
  );
  return counts.reduce((product, count) => product && count && product * count, 1);
}

interface NumberRange<Scaling> {
  readonly Name: string;
  readonly MinValue: string;
  readonly MaxValue: string;
  readonly ScalingType: Scaling;
}

/** Ranges as the request has them. */
interface RangeArguments {
  readonly ContinuousParameterRanges: readonly NumberRange<(typeof continuousScalings)[number]>[];
  readonly IntegerParameterRanges: readonly NumberRange<(typeof integerScalings)[number]>[];
  readonly CategoricalParameterRanges: readonly {
    readonly Name: string;
    readonly Values: readonly ScalarArgument<string>[];
  }[];
}

/**
 * Ranges as the request has them.
 * @param isScript whether a script of the SageMaker toolkit reads the values: texts are JSON then
 */
export function rangeArguments(ranges: Ranges, isScript: boolean): RangeArguments {
  const entries = Object.entries(ranges);
  const ends = (name: string, { min, max }: { readonly min: number; readonly max: number }) => ({
    Name: name,
    MinValue: String(min),
    MaxValue: String(max),
  });
  return {
    ContinuousParameterRanges: entries.flatMap(([name, one]) =>
      one.kind === "continuous" ? [{ ...ends(name, one), ScalingType: one.scaling }] : [],
    ),
    IntegerParameterRanges: entries.flatMap(([name, one]) =>
      one.kind === "integer" ? [{ ...ends(name, one), ScalingType: one.scaling }] : [],
    ),
    CategoricalParameterRanges: entries.flatMap(([name, one]) =>
      one.kind === "categorical" ? [{ Name: name, Values: one.values.map(isScript ? asJson : asPlain) }] : [],
    ),
  };
}
