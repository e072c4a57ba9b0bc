import { isAnybody } from "../../iam/open-access.ts";
import { type Statement, statementsOf, takesInAction } from "../../iam/statement.ts";
import { isRoot, isWholeAccount } from "../../iam/trust.ts";
import type { Property } from "@mlops/api-constraints/property";
import { s3 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const s3PolicyNoLockout = resourceRule("s3-policy-no-lockout", {
  resourceTypes: [s3.bucketPolicy, s3.bucket, s3.bucketV2],
  check({ props }, report) {
    for (const statement of statementsOf(props.at("policy"))) {
      const denied = deniedAction(statement);
      if (denied !== undefined && concernsAll(statement) && leavesOnlyRoot(statement.at.key("Condition"))) {
        report({ property: denied });
      }
    }
  },
});

/** What denies changing the policy, if anything certainly does. */
function deniedAction({ at, effect, actions, notActions }: Statement): Property | undefined {
  const takesIn = ({ text }: Property) => text !== undefined && takesInAction(text, "s3:PutBucketPolicy");
  if (!effect.is("Deny")) return undefined;
  const leavesOut = notActions.length > 0 && notActions.every((one) => !one.isUnknown && !takesIn(one));
  return leavesOut ? at.key("NotAction") : actions.find(takesIn);
}

/** Everybody, or everybody but accounts as such: their root users, that is. */
function concernsAll({ principals, notPrincipals }: Statement): boolean {
  if (principals.some((one) => isAnybody(one) === "yes")) return true;
  return notPrincipals.length > 0 && notPrincipals.every(isWholeAccount);
}

/** No condition, or one that only root is exempt from. */
function leavesOnlyRoot(condition: Property): boolean {
  if (condition.isUnknown) return false;
  return condition.keys.every((operator) => {
    const keys = condition.key(operator);
    if (keys.isUnknown || !/^(String|Arn)Not(Equals|Like)(IgnoreCase)?$/.test(operator)) return false;
    return keys.keys.every((key) => {
      const value = keys.key(key);
      const values = value.elements.length > 0 ? value.elements : [value];
      return key.toLowerCase() === "aws:principalarn" && values.every(({ text }) => isRoot(text ?? ""));
    });
  });
}
