import { parseArnPattern } from "@mlops/aws";
import { type ResourceKind, takesInAny } from "../../iam/any-resource.ts";
import { givenPolicies } from "../../iam/given-policies.ts";
import { mayDeny } from "../../iam/reach.ts";
import { allows } from "../../iam/statement.ts";
import type { Property } from "@mlops/api-constraints/property";
import { stackRule } from "../../rule.ts";

const decryption = ["kms:Decrypt", "kms:ReEncryptFrom"];
const key: ResourceKind = { service: "kms", prefix: "key/" };

export const iamKmsDecryptScoped = stackRule({
  id: "iam-kms-decrypt-scoped",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Policies name the keys that they allow to decrypt with.",
  remediation: "name the keys that may decrypt, or those of one account and region",
  mapping: {
    fsbp: ["KMS.1", "KMS.2"],
    awsConfig: ["iam-customer-policy-blocked-kms-actions", "iam-inline-policy-blocked-kms-actions"],
    prowler: ["iam_policy_no_full_access_to_kms", "iam_inline_policy_no_full_access_to_kms"],
  },
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
