import { parseArnPattern } from "@mlops/aws";
import { type ResourceKind, takesInAny } from "../../iam/any-resource.ts";
import { givenPolicies } from "../../iam/given-policies.ts";
import { mayDeny } from "../../iam/reach.ts";
import { allows } from "../../iam/statement.ts";
import type { Property } from "@mlops/api-constraints/property";
import { stackRule } from "../../rule.ts";

const decryption = ["kms:Decrypt", "kms:ReEncryptFrom"];
const key: ResourceKind = { service: "kms", prefix: "key/" };

export const iamKmsDecryptScoped = stackRule("iam-kms-decrypt-scoped", {
  check(stack, report) {
    for (const policy of givenPolicies(stack)) {
      for (const statement of policy.statements) {
        // As in AWS' own control, a condition makes no difference: few name the key.
        if (
          !decryption.some((action) => allows(statement, action) && !mayDeny(policy, { action, kind: key }))
        )
          continue;
        const { resource } = policy;
        for (const keys of statement.resources.filter(isAnyKey)) report({ resource, property: keys });
        if (statement.notResources.length > 0) {
          report({ resource, property: statement.at.key("NotResource") });
        }
      }
    }
  },
});

/** Whether a pattern takes in any key, of more than one account and region. */
function isAnyKey({ text }: Property): boolean {
  if (text === undefined || !takesInAny(text, key)) return false;
  const { region = "*", account = "*" } = parseArnPattern(text) ?? {};
  return [region, account].some((part) => /[*?]/.test(part));
}
