import { findLevel } from "../../iam/reaching-actions.ts";
import { networkInterfaceActions } from "../../iam/risks/exposure.ts";
import { stackRule } from "../../rule.ts";

export const iamWriteResourceScoped = stackRule({
  id: "iam-write-resource-scoped",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Whatever can be changed is named.",
  remediation: "name the resources that may be changed",
  mapping: {
    checkov: ["CKV_AWS_290", "CKV_AWS_355"],
    cdkNag: ["AwsSolutions-IAM5"],
    kics: ["ba2ed23b"],
  },
  settings: { neededOnAnyResource: networkInterfaceActions },
  check(stack, report, { settings }) {
    findLevel(stack, "write", settings.neededOnAnyResource, ({ resource, property, actions }) =>
      report({ resource, property, todo: `name the resources of ${actions}` }),
    );
  },
});
