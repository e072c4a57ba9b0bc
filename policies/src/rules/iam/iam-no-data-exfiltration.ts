import { findActions } from "../../iam/reaching-actions.ts";
import { exfiltrationActions } from "../../iam/risks/exposure.ts";
import { stackRule } from "../../rule.ts";

export const iamNoDataExfiltration = stackRule({
  id: "iam-no-data-exfiltration",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Objects, secrets and parameters are read by name.",
  remediation: "name the objects, secrets and parameters that may be read",
  mapping: {
    checkov: ["CKV_AWS_288"],
    cdkNag: ["AwsSolutions-IAM5"],
    trivy: ["AVD-AWS-0345"],
  },
  check(stack, report) {
    findActions(stack, exfiltrationActions, ({ resource, property, actions }) =>
      report({ resource, property, todo: `name the resources of ${actions}: it reads whatever there is` }),
    );
  },
});
