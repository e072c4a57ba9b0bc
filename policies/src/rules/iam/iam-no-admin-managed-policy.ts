import { awsManagedPolicyName } from "@mlops/aws";
import { attachedArns, attachmentTypes } from "../../iam/attachments.ts";
import { resourceRule } from "../../rule.ts";

export const iamNoAdminManagedPolicy = resourceRule("iam-no-admin-managed-policy", {
  settings: { policies: ["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"] as readonly string[] },
  resourceTypes: attachmentTypes,
  check(resource, report, { settings }) {
    for (const arn of attachedArns(resource)) {
      const name = awsManagedPolicyName(arn.text ?? "");
      if (name !== undefined && settings.policies.includes(name)) report({ property: arn });
    }
  },
});
