import { Output } from "@pulumi/pulumi";
import type { PolicyDocument } from "@mlops/core";

/**
 * Characters that IAM counts in `document`: all but white space. A value that only a deployment knows is counted as
 * `unknownLength`.
 * @param unknownLength longest text that an unknown value can turn out to be; a subnet's id has 24 characters
 */
export function countedCharacters(document: PolicyDocument, unknownLength = 24): number {
  const unknown = "?".repeat(unknownLength);
  // JSON.stringify calls an Output's toJSON, which gives an error text, before the replacer: the Output is in `this`.
  const known = JSON.stringify(document, function (this: Record<string, unknown>, key, value: unknown) {
    return isUnknown(this[key]) ? unknown : value;
  });
  return known.replaceAll(/\s/g, "").length;
}

function isUnknown(value: unknown): boolean {
  return Output.isInstance(value) || value instanceof Promise;
}
