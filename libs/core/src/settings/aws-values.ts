import type { Input } from "@pulumi/pulumi";
import { z } from "zod";
import {
  type InstanceType,
  accountPattern,
  instanceTypePattern,
  logRetentionDays,
  modelLimits,
  modelPackageArnPattern,
  parseEcrImage,
  regionPattern,
  roleArnPattern,
  s3UriPattern,
  sageMakerNamePattern,
  variableNamePattern,
} from "@mlops/aws";
import { inputValue, listValue, recordValue } from "./values.ts";

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
export function instanceTypeValue(): z.ZodType<InstanceType, InstanceType> {
  const error = 'expected an instance type of SageMaker, such as "ml.t3.medium"';
  return z
    .custom<InstanceType>((value) => typeof value === "string" && instanceTypePattern.test(value), {
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

/** The ARN of one version in SageMaker's model registry. */
export function modelPackageArnValue(): z.ZodString {
  const error = "expected arn:…:model-package/<group>/<version>";
  return z.string({ error }).regex(modelPackageArnPattern, { error });
}

/** The URI of a container image in a private registry of ECR, with tag, digest or neither. */
export function ecrImageValue(): z.ZodString {
  const error =
    "expected an image in ECR: <account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>, " +
    `at most ${modelLimits.maxImageLength} characters`;
  return z
    .string({ error })
    .refine((uri) => uri.length <= modelLimits.maxImageLength && parseEcrImage(uri) !== undefined, { error });
}

/** The S3 URI of an object or a prefix. */
export function s3UriValue(): z.ZodString {
  const error = 'expected an S3 URI such as "s3://bucket/key"';
  return z.string({ error }).regex(s3UriPattern, { error });
}

/** The S3 URI of a prefix: what the keys of several objects begin with. */
export function s3PrefixValue(): z.ZodString {
  const error = "expected an S3 URI that ends in /";
  return z
    .string({ error })
    .refine((uri) => s3UriPattern.test(uri) && uri.endsWith("/"), { error })
    .meta({ pattern: "^s3://.+/$" });
}

/** Environment variables of a container, by name. Their values may be known only after deployment. */
export function environmentVariablesValue(): z.ZodRecord<
  z.ZodString,
  z.ZodType<Input<string>, Input<string>>
> {
  const { maxVariables, maxVariableLength } = modelLimits;
  const name = z.string().regex(variableNamePattern, {
    error: 'expected letters, digits and "_", not beginning with a digit',
  });
  return recordValue(name, inputValue(z.string().max(maxVariableLength)), { max: maxVariables });
}

/** How long logs are kept, in days. */
export function retentionDaysValue(): z.ZodType<number, number> {
  return z.literal(logRetentionDays, { error: `expected one of ${logRetentionDays.join(", ")}` });
}
