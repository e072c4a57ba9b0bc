import { createHash } from "node:crypto";
import { isRootStackType, nameOf, projectOf, qualifiedTypeOf } from "@mlops/engine";
import type { Finding } from "./model.ts";

/** Digits of a hash: few enough to read, enough for any number of findings. */
const DIGITS = 32;

/**
 * What tells each finding of a stack from all others, the same from one run to the next: policy, resource and what the
 * policy is about, whatever line it is on and whatever the value is. The same resource of two stacks has the same
 * identity. Two findings of a policy that are otherwise equal are told apart by their number.
 */
export function identitiesOf(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const times = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const hash = hashOf(finding);
      const time = (times.get(hash) ?? 0) + 1;
      times.set(hash, time);
      return [finding, `${hash}:${time}`];
    }),
  );
}

function hashOf({ pack, policy, urn, message }: Finding): string {
  const text = JSON.stringify([pack, policy, resourceOf(urn), subjectOf(message)]);
  return createHash("sha256").update(text).digest("hex").slice(0, DIGITS);
}

/** The resource, whichever stack it is in. */
function resourceOf(urn: string): readonly string[] {
  const type = qualifiedTypeOf(urn);
  // A stack's own resource is named after it.
  return [projectOf(urn), type, isRootStackType(type) ? "" : nameOf(urn)];
}

/** A message without the value found: of `set x; x is 1` no more than `set x; x`. */
function subjectOf(message: string): string {
  return message.replace(/(; \S+) is (?:(?!; ).)*$/s, "$1");
}
