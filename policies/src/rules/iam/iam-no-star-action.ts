import type { Property } from "@mlops/api-constraints/property";
import { givenPolicies } from "../../iam/given-policies.ts";
import { stackRule } from "../../rule.ts";

export const iamNoStarAction = stackRule({
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
  check(stack, report) {
    for (const { resource, statements } of givenPolicies(stack)) {
      for (const { at, effect, actions, notActions } of statements) {
        if (!effect.is("Allow")) continue;
        for (const property of actions.filter(isWholeService)) report({ resource, property });
        if (notActions.length > 0) {
          report({
            resource,
            property: at.key("NotAction"),
            todo: "use Action instead: NotAction allows all others",
          });
        }
      }
    }
  },
});

/** Every action, or every action of a service: `*`, `s3:*`, `s3:**` … */
function isWholeService({ text }: Property): boolean {
  const name = text?.slice(text.indexOf(":") + 1);
  return name !== undefined && /^[*?]*\*[*?]*$/.test(name);
}
