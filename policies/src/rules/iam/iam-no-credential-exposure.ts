import { findActions } from "../../iam/reaching-actions.ts";
import { credentialActions } from "../../iam/risks/exposure.ts";
import { stackRule } from "../../rule.ts";

export const iamNoCredentialExposure = stackRule({
  id: "iam-no-credential-exposure",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Actions that answer with credentials are allowed for named resources only.",
  remediation: "name the resources whose credentials may be had",
  mapping: {
    checkov: ["CKV_AWS_287"],
    cdkNag: ["AwsSolutions-IAM5"],
    prowler: ["iam_no_custom_policy_permissive_role_assumption"],
  },
  check(stack, report) {
    findActions(stack, credentialActions, ({ resource, property, actions }) =>
      report({ resource, property, todo: `name the resources of ${actions}: it answers with credentials` }),
    );
  },
});
