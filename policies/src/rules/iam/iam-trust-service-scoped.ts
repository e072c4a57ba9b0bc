import { type Limit, limitation } from "../../iam/condition.ts";
import { isWholeAccount, trustStatementsOf } from "../../iam/trust.ts";
import { iam } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

/** Conditions that hold for every identity of an account alike. */
const keysOfTheAccount =
  /^aws:(currenttime|epochtime|tokenissuetime|securetransport|useragent|referer|requestedregion|principal(account|orgid|orgpaths|type))$/;

const withinAccount: Limit = { isAbout: (key) => !keysOfTheAccount.test(key) };

export const iamTrustServiceScoped = resourceRule("iam-trust-service-scoped", {
  resourceTypes: [iam.role],
  check(role, report) {
    for (const { at, principals } of trustStatementsOf(role)) {
      if (limitation(at.key("Condition"), withinAccount) !== "unrestricted") continue;
      for (const { name } of principals.filter(isWholeAccount)) report({ property: name });
    }
  },
});
