import { givenPolicies, identityTypes, policiesOf } from "../../iam/given-policies.ts";
import { named } from "../../iam/reach.ts";
import { allowedEscalations } from "../../iam/risks/allowed-escalations.ts";
import { type Escalation, escalations } from "../../iam/risks/privilege-escalation.ts";
import { stackRule } from "../../rule.ts";

export const iamNoPrivilegeEscalation = stackRule({
  id: "iam-no-privilege-escalation",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "No identity can give itself rights that nobody gave it.",
  remediation: "name the resources of one of the actions that together give more rights",
  mapping: {
    checkov: ["CKV_AWS_286"],
    kics: escalations.flatMap(({ source }) => (source.startsWith("kics:") ? [source.slice(5)] : [])),
    prowler: ["iam_inline_policy_allows_privilege_escalation", "iam_policy_allows_privilege_escalation"],
  },
  check(stack, report) {
    const alone = new Map(
      givenPolicies(stack).map((policy) => [policy.resource, allowedEscalations([policy])]),
    );
    for (const [resource, found] of alone) {
      if (found.length > 0) report({ resource, todo: todoOf(found) });
    }
    for (const resource of stack.ofType(...identityTypes)) {
      const policies = policiesOf(stack, resource);
      const known = policies.flatMap((policy) => alone.get(policy.resource) ?? []);
      const together = allowedEscalations(policies).filter((one) => !known.includes(one));
      if (together.length > 0) report({ resource, todo: `${todoOf(together)}, its policies taken together` });
    }
  },
});

function todoOf(found: readonly Escalation[]): string {
  const names = found.map(
    ({ actions, source }) => `${actions.map(({ action }) => action).join(" + ")} (${source})`,
  );
  return `name the resources of ${named(names)}: on any they give more rights`;
}
