import { type Certainty, allOf, anyOf } from "../resource/certainty.ts";
import { type Limit, limitation, namesOwner } from "./condition.ts";
import type { Property } from "@mlops/api-constraints/property";
import { type Principal, type Statement, statementsOf } from "./statement.ts";

/**
 * Condition keys that say who asks, or for whom a service asks. Those of Amazon S3's meaning of "public" (API reference,
 * PublicAccessBlockConfiguration), and the later global keys of the same kind (IAM user guide, AWS global condition
 * context keys).
 */
const callerKeys: readonly string[] = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalservicename",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpcarn",
  "aws:sourcevpce",
  "aws:userid",
  "aws:vpceaccount",
  "aws:vpceorgid",
  "aws:vpceorgpaths",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
  "s3:x-amz-server-side-encryption-aws-kms-key-id",
];

/** Whoever asks, or whoever a service asks for, is named. */
export const byCaller: Limit = {
  isAbout: (key) => callerKeys.includes(key),
  isLimit: (value, key) => (key === "aws:sourceip" ? isNarrowRange(value) : namesOwner(value)),
};

/**
 * Ranges with shorter prefixes are everybody, as Amazon S3 has it: "values broader than /8 for IPv4 and /32 for IPv6"
 * (user guide, blocking public access: the meaning of "public").
 */
const shortestPrefix = { ipv4: 8, ipv6: 32 };

function isNarrowRange(range: string): boolean {
  const [address = "", prefix] = range.split("/");
  const shortest = address.includes(":") ? shortestPrefix.ipv6 : shortestPrefix.ipv4;
  return namesOwner(address) && (prefix === undefined || Number(prefix) >= shortest);
}

/** Whether a principal is everybody, in every account: `*`, or an ARN of any account. */
export function isAnybody({ kind, name }: Principal): Certainty {
  if (kind !== "*" && kind !== "AWS") return "no";
  if (name.isUnknown) return "maybe";
  return name.text !== undefined && !namesOwner(name.text) ? "yes" : "no";
}

/** Whether a statement of a resource's policy lets in everybody, and no condition says who. */
export function letsInAnybody({ at, effect, principals, notPrincipals }: Statement): Certainty {
  const allows = effect.isUnknown ? "maybe" : effect.is("Allow") ? "yes" : "no";
  // Allowing all but some is allowing everybody else.
  const everybody = anyOf([...principals.map(isAnybody), notPrincipals.length > 0 ? "yes" : "no"]);
  const limited = limitation(at.key("Condition"), byCaller);
  const isOpen = ({ restricted: "no", unrestricted: "yes", unknown: "maybe" } as const)[limited];
  return allOf([allows, everybody, isOpen]);
}

/** The principals by which a resource's policy certainly lets in everybody: one for each such statement. */
export function openPrincipals(policy: Property): readonly Property[] {
  return statementsOf(policy)
    .filter((statement) => letsInAnybody(statement) === "yes")
    .map(({ at, principals }) => {
      const everybody = principals.find((one) => isAnybody(one) === "yes");
      return everybody?.name ?? at.key("NotPrincipal");
    });
}
