import { findLevel } from "../../iam/reaching-actions.ts";
import { networkInterfaceActions } from "../../iam/risks/exposure.ts";
import { stackRule } from "../../rule.ts";

export const iamNoPermissionsManagement = stackRule({
  id: "iam-no-permissions-management",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Permissions are managed for named resources only.",
  remediation: "name the resources whose permissions may be changed",
  mapping: { checkov: ["CKV_AWS_289"], cdkNag: ["AwsSolutions-IAM5"] },
  settings: { neededOnAnyResource: networkInterfaceActions },
  check(stack, report, { settings }) {
    findLevel(stack, "permissions", settings.neededOnAnyResource, ({ resource, property, actions }) =>
      report({ resource, property, todo: `name the resources of ${actions}: it manages permissions` }),
    );
  },
});
