import type { InvokeOptions, Input, Output } from "@pulumi/pulumi";
import { output } from "@pulumi/pulumi";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter.js";
import { ssmParameterPattern } from "@mlops/aws";

/** A text that exists already: itself, or the SSM parameter that holds it. */
export type ExistingText =
  | { readonly existing: Input<string>; readonly fromSsm?: undefined }
  | {
      /** Name of a `String` parameter, or the ARN of one that another account shares. Read on every deployment. */
      readonly fromSsm: string;
      readonly existing?: undefined;
    };

/** Texts that exist already: themselves, or the SSM parameter that holds them. */
export type ExistingTexts =
  | {
      /** A plain list, because its length decides what is checked; the texts may come from other resources. */
      readonly existing: readonly Input<string>[];
      readonly fromSsm?: undefined;
    }
  | {
      /** Name of a `StringList` parameter, or the ARN of one that another account shares. */
      readonly fromSsm: string;
      readonly existing?: undefined;
    };

/** Prefix of the ids of a kind of resource. */
export type IdPrefix = "vpc" | "subnet" | "sg" | "rtb";

/** What is wrong with an existing id, as far as it is a plain text. */
export function existingIdProblems(argument: string, given: ExistingText, prefix: IdPrefix): string[] {
  if (given.fromSsm !== undefined) return parameterNameProblems(argument, given.fromSsm);
  return typeof given.existing === "string" ? idProblems(`${argument}.existing`, given.existing, prefix) : [];
}

/** What is wrong with existing ids, as far as they are plain texts. */
export function existingIdsProblems(
  argument: string,
  given: ExistingTexts,
  prefix: IdPrefix,
  atLeast: number,
): string[] {
  if (given.fromSsm !== undefined) return parameterNameProblems(argument, given.fromSsm);
  return idListProblems(`${argument}.existing`, given.existing, prefix, atLeast);
}

/** The existing id; out of reach, with an error that names the parameter, if SSM holds something else. */
export function existingId(given: ExistingText, prefix: IdPrefix, options: InvokeOptions): Output<string> {
  if (given.fromSsm === undefined) return output(given.existing);
  const name = given.fromSsm;
  return parameterText(name, options).apply((id) => {
    refuse(idProblems(`SSM parameter ${name}`, id, prefix));
    return id;
  });
}

/** The existing ids, one Input for each where their number is known before a deployment. */
export function existingIds(
  given: ExistingTexts,
  prefix: IdPrefix,
  atLeast: number,
  options: InvokeOptions,
): Input<string>[] | Output<string[]> {
  if (given.fromSsm === undefined) return [...given.existing];
  const name = given.fromSsm;
  return parameterText(name, options).apply((text) => {
    const ids = text.split(",").map((id) => id.trim());
    refuse(idListProblems(`SSM parameter ${name}`, ids, prefix, atLeast));
    return ids;
  });
}

function idListProblems(
  argument: string,
  ids: readonly Input<string>[],
  prefix: IdPrefix,
  atLeast: number,
): string[] {
  const plain = ids.filter((id) => typeof id === "string");
  const twice = plain.filter((id, index) => plain.indexOf(id) !== index);
  return [
    ...(ids.length < atLeast ? [`${argument}: got ${ids.length}; expected at least ${atLeast} ids`] : []),
    ...plain.flatMap((id) => idProblems(argument, id, prefix)),
    ...[...new Set(twice)].map((id) => `${argument}: got "${id}" twice; expected different ids`),
  ];
}

function idProblems(argument: string, id: string, prefix: IdPrefix): string[] {
  if (new RegExp(`^${prefix}-[0-9a-z]+$`).test(id)) return [];
  return [`${argument}: got "${id}"; expected an id such as "${prefix}-0123456789abcdef0"`];
}

function parameterNameProblems(argument: string, name: string): string[] {
  if (ssmParameterPattern.test(name)) return [];
  return [
    `${argument}.fromSsm: got "${name}"; expected the name of an SSM parameter such as "/shared/network/vpc-id"`,
  ];
}

/** Ids are no secrets: the parameter's value is read as it is, or everything made from it would be secret. */
function parameterText(name: string, options: InvokeOptions): Output<string> {
  return getParameterOutput({ name }, options).insecureValue;
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join("; "));
}
