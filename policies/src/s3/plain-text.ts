import { formatArn, isGlobWithin, parseArnPattern } from "@mlops/aws";
import { type Certainty, allOf, anyOf, ifKnown } from "../resource/certainty.ts";
import { isAnybody } from "../iam/open-access.ts";
import { isPlainTextOnly } from "../iam/plain-text-denial.ts";
import { type Statement, hidesStatements, statementsOf } from "../iam/statement.ts";
import type { Property } from "@mlops/api-constraints/property";

/**
 * Whether a bucket's policy denies everybody everything, on the bucket and on all of its objects, who does not use TLS.
 * @param bucket name of the bucket, if it is known
 */
export function deniesBucketPlainText(policy: Property, bucket: string | undefined): Certainty {
  const hidden = hidesStatements(policy) ? "maybe" : "no";
  const denials = statementsOf(policy).filter((statement) => isDenial(statement) !== "no");
  const covered = (suffix: string) =>
    anyOf([
      ...denials.map((statement) =>
        allOf([isDenial(statement), anyOf(statement.resources.map((one) => takesIn(one, bucket, suffix)))]),
      ),
      hidden,
    ]);
  return allOf([covered(""), covered("/*")]);
}

/** Whether a statement denies everybody everything without TLS, on whatever resource. */
function isDenial({ at, effect, principals, actions }: Statement): Certainty {
  const isEverything = (action: Property) =>
    ifKnown(action, action.text !== undefined && isGlobWithin("s3:*", action.text.toLowerCase()));
  return allOf([
    ifKnown(effect, effect.is("Deny")),
    anyOf(principals.map(isAnybody)),
    anyOf(actions.map(isEverything)),
    isPlainTextOnly(at.key("Condition")),
  ]);
}

/** Whether a pattern of ARNs takes in the bucket (suffix "") or all of its objects (suffix "/*"). */
function takesIn(pattern: Property, bucket: string | undefined, suffix: string): Certainty {
  if (pattern.text === undefined) return pattern.isUnknown ? "maybe" : "no";
  const { partition: given = "aws" } = parseArnPattern(pattern.text) ?? {};
  const partition = given.replace(/[*?]/g, "0");
  const arnOf = (name: string) => formatArn({ partition, service: "s3", resource: `${name}${suffix}` });
  // What takes in every bucket takes in this one, whatever it is called.
  if (isGlobWithin(arnOf("*"), pattern.text)) return "yes";
  if (bucket === undefined) return "maybe";
  return isGlobWithin(arnOf(bucket), pattern.text) ? "yes" : "no";
}
