import { z } from "zod";
import { type Duration, isDuration } from "./units.ts";

/** A length of time in a stack file: `30 minutes`, `7 days`. */
export function durationValue() {
  const error = 'expected a number and a unit, such as "30 minutes" or "7 days"';
  return z.custom<Duration>((value) => typeof value === "string" && isDuration(value), { error });
}

/** A 12-digit AWS account in a stack file. Quoted, or YAML drops its leading zeros. */
export function accountValue() {
  return z.string().regex(/^\d{12}$/, { error: "expected 12 digits, in quotes" });
}

/** A SageMaker instance type in a stack file: `ml.t3.medium`. Which there are is AWS's list, not ours. */
export function instanceTypeValue() {
  const error = 'expected an instance type of SageMaker, such as "ml.t3.medium"';
  return z.custom<`ml.${string}`>((value) => typeof value === "string" && value.startsWith("ml."), { error });
}
