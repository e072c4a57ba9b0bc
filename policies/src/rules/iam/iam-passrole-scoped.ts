import { takesInAny } from "../../iam/any-resource.ts";
import { identityPolicyTypes, identityStatementsOf } from "../../iam/identity-policies.ts";
import { allows, restrictionBy } from "../../iam/statement.ts";
import type { Property } from "@mlops/api-constraints/property";
import { resourceRule } from "../../rule.ts";

export const iamPassroleScoped = resourceRule("iam-passrole-scoped", {
  resourceTypes: identityPolicyTypes,
  check(resource, report) {
    for (const statement of identityStatementsOf(resource)) {
      if (!allows(statement, "iam:PassRole")) continue;
      const { at, resources, notResources } = statement;
      for (const role of resources.filter(isAnyRole)) report({ property: role });
      if (notResources.length > 0) {
        report({
          property: at.key("NotResource"),
          todo: "name the roles in Resource: NotResource allows all others",
        });
      }
      if (restrictionBy(statement, "iam:PassedToService") === "unrestricted") {
        const todo = `add "StringEquals": {"iam:PassedToService": "<service>"} to ${at.key("Condition").path}`;
        report({ todo });
      }
    }
  },
});

/** Whether a pattern of ARNs takes in roles whatever their name: `*`, `arn:aws:iam::111122223333:role/*` … */
function isAnyRole({ text }: Property): boolean {
  return text !== undefined && takesInAny(text, { service: "iam", prefix: "role/" });
}
