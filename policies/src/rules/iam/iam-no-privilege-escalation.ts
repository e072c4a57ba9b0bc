import { givenPolicies, identityTypes, policiesOf } from "../../iam/given-policies.ts";
import { named } from "../../iam/reach.ts";
import { allowedEscalations } from "../../iam/risks/allowed-escalations.ts";
import type { Escalation } from "../../iam/risks/privilege-escalation.ts";
import { stackRule } from "../../rule.ts";

export const iamNoPrivilegeEscalation = stackRule("iam-no-privilege-escalation", {
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
