import { type Limit, limitation } from "../../iam/condition.ts";
import { isWholeAccount, trustStatementsOf } from "../../iam/trust.ts";
import { iam } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

/** Conditions that hold for every identity of an account alike. */
const keysOfTheAccount =
  /^aws:(currenttime|epochtime|tokenissuetime|securetransport|useragent|referer|requestedregion|principal(account|orgid|orgpaths|type))$/;

const withinAccount: Limit = { isAbout: (key) => !keysOfTheAccount.test(key) };

export const iamTrustServiceScoped = resourceRule({
  id: "iam-trust-service-scoped",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Roles trust certain identities of an account, not the account as a whole.",
  remediation:
    "name the roles of the account that may assume this one, or add a condition such as aws:PrincipalArn",
  mapping: { checkov: ["CKV_AWS_61"], kics: ["12b7e704"] },
  resourceTypes: [iam.role],
  check(role, report) {
    for (const { at, principals } of trustStatementsOf(role)) {
      if (limitation(at.key("Condition"), withinAccount) !== "unrestricted") continue;
      for (const { name } of principals.filter(isWholeAccount)) report({ property: name });
    }
  },
});
