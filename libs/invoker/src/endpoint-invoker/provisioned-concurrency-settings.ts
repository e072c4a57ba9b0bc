import { z } from "zod";
import { provisionedUtilization } from "@mlops/aws";
import { numberValue, refused, wholeNumberValue } from "@mlops/core";

const scaledConcurrency = z
  .strictObject({
    min: wholeNumberValue({ min: 1 }).describe("Execution environments at the least: 1 or more."),
    max: wholeNumberValue({ min: 1 }).describe("Execution environments at the most: at least min."),
    targetUtilization: numberValue(provisionedUtilization)
      .default(0.7)
      .describe(
        `Fraction of them that should be in use: ${provisionedUtilization.min} to ${provisionedUtilization.max} ` +
          "(Application Auto Scaling). Default: 0.7.",
      ),
  })
  .check(({ value: { min, max }, issues }) => {
    if (min <= max) return;
    issues.push(refused(["max"], max, `at least min, which is ${min}`));
  });

/** How many execution environments are kept initialized: a number, or limits to scale between. */
export const provisionedConcurrencySettings = z.union([wholeNumberValue({ min: 0 }), scaledConcurrency], {
  error: "expected a whole number from 0, or an object with min and max",
});

/** Provisioned concurrency that follows its utilization, checked and with the defaults. */
export type ScaledConcurrency = z.output<typeof scaledConcurrency>;

/** Provisioned concurrency, checked and with the defaults. */
export type ProvisionedConcurrency = z.output<typeof provisionedConcurrencySettings>;
