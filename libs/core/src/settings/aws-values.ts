import { z } from "zod";
import {
  accountPattern,
  instanceTypePattern,
  logRetentionDays,
  regionPattern,
  roleArnPattern,
  sageMakerNamePattern,
} from "@mlops/aws";
import { listValue } from "./values.ts";

/** A 12-digit AWS account in a stack file. Quoted, or YAML drops its leading zeros. */
export function accountValue(): z.ZodString {
  const error = "expected 12 digits, in quotes";
  return z.string({ error }).regex(accountPattern, { error });
}

/** Accounts other than the one that the setting is for, each once. */
export function otherAccountsValue(own: string): z.ZodType<readonly string[], readonly string[]> {
  const other = accountValue().refine((account) => account !== own, {
    error: "expected an account other than the stack's own",
  });
  return listValue(other, { unique: "item" });
}

/** An AWS region, such as `eu-west-1`. */
export function regionValue(): z.ZodString {
  return z.string().regex(regionPattern, { error: 'expected an AWS region such as "eu-west-1"' });
}

/** The ARN of an IAM role. */
export function roleArnValue(): z.ZodString {
  return z.string().regex(roleArnPattern, { error: "expected the ARN of an IAM role" });
}

/** A SageMaker instance type, such as `ml.t3.medium`. Which there are is AWS's list, not ours. */
export function instanceTypeValue(): z.ZodType<`ml.${string}`, `ml.${string}`> {
  const error = 'expected an instance type of SageMaker, such as "ml.t3.medium"';
  return z
    .custom<`ml.${string}`>((value) => typeof value === "string" && instanceTypePattern.test(value), {
      error,
    })
    .meta({ type: "string", pattern: instanceTypePattern.source });
}

/** The name of an endpoint, a variant, a container and most other things of SageMaker. */
export function sagemakerNameValue(): z.ZodString {
  const error = "expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends";
  return z.string({ error }).regex(sageMakerNamePattern, { error });
}

/**
 * The id of a resource of EC2, such as `subnet-0123456789abcdef0`.
 * @param prefix what ids of its kind begin with
 */
export function resourceIdValue(prefix: string): z.ZodString {
  return z.string().regex(new RegExp(`^${prefix}-[0-9a-z]+$`), {
    error: `expected an id such as "${prefix}-0123456789abcdef0"`,
  });
}

/** How long logs are kept, in days. */
export function retentionDaysValue(): z.ZodType<number, number> {
  return z.literal(logRetentionDays, { error: `expected one of ${logRetentionDays.join(", ")}` });
}
