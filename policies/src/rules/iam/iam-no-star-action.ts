import { identityPolicyTypes, identityStatementsOf } from "../../iam/identity-policies.ts";
import type { Property } from "@mlops/api-constraints/property";
import { resourceRule } from "../../rule.ts";

export const iamNoStarAction = resourceRule({
  id: "iam-no-star-action",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Policies name the actions that they allow.",
  remediation: "name the actions that are needed",
  mapping: {
    fsbp: ["IAM.21"],
    checkov: ["CKV_AWS_63", "CKV_AWS_1", "CKV_AWS_49"],
    cdkNag: ["AwsSolutions-IAM5"],
    kics: ["575a2155", "2f37c4a3", "b1ffa705"],
    trivy: ["AVD-AWS-0057"],
  },
  resourceTypes: identityPolicyTypes,
  check(resource, report) {
    for (const { at, effect, actions, notActions } of identityStatementsOf(resource)) {
      if (!effect.is("Allow")) continue;
      for (const action of actions.filter(isWholeService)) report({ property: action });
      if (notActions.length > 0) {
        report({ property: at.key("NotAction"), todo: "use Action instead: NotAction allows all others" });
      }
    }
  },
});

/** Every action, or every action of a service: `*`, `s3:*`, `s3:**` … */
function isWholeService({ text }: Property): boolean {
  const name = text?.slice(text.indexOf(":") + 1);
  return name !== undefined && /^[*?]*\*[*?]*$/.test(name);
}
