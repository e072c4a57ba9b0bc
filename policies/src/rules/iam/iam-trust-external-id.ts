import { type Limit, limitation } from "../../iam/condition.ts";
import { accountOf, isAccountOf, trustStatementsOf } from "../../iam/trust.ts";
import { iam } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

/** What tells a request that somebody meant to make from one that a third party was tricked into. */
const byIntent: Limit = {
  isAbout: (key) => /^(sts:externalid|aws:multifactorauthpresent|aws:principalorg(id|paths))$/.test(key),
};

export const iamTrustExternalId = resourceRule("iam-trust-external-id", {
  /** Accounts of one's own: nobody can trick them into assuming a role for somebody else. */
  settings: { trustedAccounts: [] as readonly string[] },
  resourceTypes: [iam.role],
  check(role, report, { settings }) {
    for (const { at, principals } of trustStatementsOf(role)) {
      if (limitation(at.key("Condition"), byIntent) !== "unrestricted") continue;
      for (const principal of principals) {
        const account = accountOf(principal);
        if (account === undefined || settings.trustedAccounts.includes(account)) continue;
        if (isAccountOf(role.provider, account) === "no") report({ property: principal.name });
      }
    }
  },
});
