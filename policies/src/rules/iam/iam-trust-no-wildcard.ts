import { type Limit, limitation, namesOwner, namesSomething } from "../../iam/condition.ts";
import type { Principal } from "../../iam/statement.ts";
import { trustStatementsOf } from "../../iam/trust.ts";
import { iam } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

/** Conditions that say who may assume a role. Where a request comes from says nothing about who makes it. */
const byIdentity: Limit = {
  isAbout: (key) => /^aws:(principal(account|arn|orgid|orgpaths)|userid)$/.test(key),
  isLimit: namesOwner,
};

export const iamTrustNoWildcard = resourceRule("iam-trust-no-wildcard", {
  resourceTypes: [iam.role],
  check(role, report) {
    for (const { at, principals, notPrincipals } of trustStatementsOf(role)) {
      if (limitation(at.key("Condition"), byIdentity) !== "unrestricted") continue;
      for (const { name } of principals.filter(isAnyone)) report({ property: name });
      if (notPrincipals.length > 0) {
        report({
          property: at.key("NotPrincipal"),
          todo: "use Principal instead: NotPrincipal trusts all others",
        });
      }
    }
  },
});

/** Everybody, any account, any service or any identity provider. */
function isAnyone({ kind, name: { text } }: Principal): boolean {
  if (text === undefined) return false;
  return !(kind === "Service" ? namesSomething(text) : namesOwner(text));
}
