import { Output } from "@pulumi/pulumi";
import type { PolicyDocument } from "@mlops/core";

/**
 * Characters that IAM counts in `document`: white space is none. What only a deployment knows is counted as `unknownLength` each.
 * @param unknownLength longest text that an unknown value can turn out to be; a subnet's id has 24 characters
 */
export function countedCharacters(document: PolicyDocument, unknownLength = 24): number {
  const unknown = "?".repeat(unknownLength);
  // An Output turns into an apology before the replacer sees it: what it was is still in its holder.
  const known = JSON.stringify(document, function (this: Record<string, unknown>, key, value: unknown) {
    return isUnknown(this[key]) ? unknown : value;
  });
  return known.replaceAll(/\s/g, "").length;
}

function isUnknown(value: unknown): boolean {
  return Output.isInstance(value) || value instanceof Promise;
}
