import type { InvokeOptions, Input, Output } from "@pulumi/pulumi";
import { output } from "@pulumi/pulumi";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter.js";
import { z } from "zod";
import { ssmParameterPattern } from "@mlops/aws";
import { absentValue, inputValue, listValue, refusal, resourceIdValue, settingsProblems } from "@mlops/core";

/** What ids of a kind of resource begin with. */
export type IdPrefix = "vpc" | "subnet" | "sg" | "rtb";

/** An id that exists: itself, or the SSM parameter that holds it. */
export type ExistingId = z.output<ReturnType<typeof existingIdValue>>;

/** Ids that exist: themselves, or the SSM parameter that holds them. */
export type ExistingIds = z.output<ReturnType<typeof existingIdsValue>>;

const parameterNameValue = z.string().regex(ssmParameterPattern, {
  error: 'expected the name of an SSM parameter such as "/shared/network/vpc-id"',
});
const onlyOne = "set either existing or fromSsm";

/** The id of a resource that exists. */
export function existingIdValue(prefix: IdPrefix) {
  return z.union([
    z.strictObject({
      existing: inputValue(resourceIdValue(prefix)).describe(`The id, such as ${prefix}-0123456789abcdef0.`),
      fromSsm: absentValue(onlyOne),
    }),
    z.strictObject({
      fromSsm: parameterNameValue.describe(
        "Name of a String parameter that holds the id, or the ARN of one that another account shares. It is read on " +
          "every deployment.",
      ),
      existing: absentValue(onlyOne),
    }),
  ]);
}

/** The ids of at least `min` resources that exist. */
export function existingIdsValue(prefix: IdPrefix, min: number) {
  return z.union([
    z.strictObject({
      existing: idsValue(prefix, min).describe(
        `The ids, such as ${prefix}-0123456789abcdef0; at least ${min}, each once.`,
      ),
      fromSsm: absentValue(onlyOne),
    }),
    z.strictObject({
      fromSsm: parameterNameValue.describe(
        "Name of a StringList parameter that holds the ids, or the ARN of one that another account shares. It is read " +
          "on every deployment.",
      ),
      existing: absentValue(onlyOne),
    }),
  ]);
}

function idsValue(prefix: IdPrefix, min: number) {
  return listValue(inputValue(resourceIdValue(prefix)), { min, unique: "item" });
}

/**
 * The existing id.
 * @returns an Output that fails, with an error that names the parameter, if SSM holds something else
 */
export function existingId(given: ExistingId, prefix: IdPrefix, options: InvokeOptions): Output<string> {
  if (given.fromSsm === undefined) return output(given.existing);
  const name = given.fromSsm;
  return parameterText(name, options).apply((id) => {
    refuse(name, settingsProblems(resourceIdValue(prefix), id));
    return id;
  });
}

/**
 * The existing ids, one Input for each where their number is known before a deployment.
 * @param min how many SSM must hold at least
 */
export function existingIds(
  given: ExistingIds,
  prefix: IdPrefix,
  min: number,
  options: InvokeOptions,
): Input<string>[] | Output<string[]> {
  if (given.fromSsm === undefined) return [...given.existing];
  const name = given.fromSsm;
  return parameterText(name, options).apply((text) => {
    const ids = text.split(",").map((id) => id.trim());
    refuse(name, settingsProblems(idsValue(prefix, min), ids));
    return ids;
  });
}

/** Ids are no secrets: the parameter's value is read as it is, or everything made from it would be secret. */
function parameterText(name: string, options: InvokeOptions): Output<string> {
  return getParameterOutput({ name }, options).insecureValue;
}

function refuse(parameter: string, problems: readonly string[]): void {
  if (problems.length > 0) throw refusal(`SSM parameter ${parameter} cannot be used`, problems);
}
