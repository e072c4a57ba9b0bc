import { nameOf } from "@mlops/engine";
import type { FindingOfStack } from "./merged-findings.ts";
import type { ReportedPolicy } from "./model.ts";
import { environmentOf } from "./policy-text.ts";

/** An entry for the pack's file of exemptions. What only a person can say is asked for in its place. */
export function exemptionEntry(
  policy: ReportedPolicy,
  { stack, finding }: FindingOfStack,
): Readonly<Record<string, string>> {
  const environment = environmentOf(policy, stack.stack);
  return {
    policy: finding.policy,
    resource: nameOf(finding.urn),
    ...(environment !== undefined && { environment }),
    reason: "<why this may be, in 20 characters or more>",
    owner: "<who answers for it>",
    expires: "<the last day, such as 2027-03-31>",
  };
}
