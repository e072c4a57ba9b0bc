import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smNotebookSecurityGroups = resourceRule({
  id: "sm-notebook-security-groups",
  severity: "low",
  levels: { dev: "advisory", qa: "advisory", prod: "advisory" },
  description:
    "Notebook instances of a VPC have a security group of their own, not the one that every VPC comes with.",
  remediation: "set securityGroups to a group that allows what notebooks need",
  mapping: {},
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report) {
    const groups = props.at("securityGroups");
    if (props.at("directInternetAccess").is("Disabled") && groups.isMissing) report({ property: groups });
  },
});
