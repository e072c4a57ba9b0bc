import { awsManagedPolicyName } from "@mlops/aws";
import { attachedArns, attachmentTypes } from "../../iam/attachments.ts";
import { resourceRule } from "../../rule.ts";

export const iamNoAdminManagedPolicy = resourceRule({
  id: "iam-no-admin-managed-policy",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "No identity gets an administrator's policy of AWS.",
  remediation: "attach a policy of your own that names what is needed",
  mapping: {
    checkov: ["CKV_AWS_274", "CKV2_AWS_56"],
    cdkNag: ["AwsSolutions-IAM4"],
    prowler: [
      "iam_aws_attached_policy_no_administrative_privileges",
      "iam_group_administrator_access_policy",
      "iam_role_administratoraccess_policy",
      "iam_user_administrator_access_policy",
    ],
  },
  settings: { policies: ["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"] as readonly string[] },
  resourceTypes: attachmentTypes,
  check(resource, report, { settings }) {
    for (const arn of attachedArns(resource)) {
      const name = awsManagedPolicyName(arn.text ?? "");
      if (name !== undefined && settings.policies.includes(name)) report({ property: arn });
    }
  },
});
