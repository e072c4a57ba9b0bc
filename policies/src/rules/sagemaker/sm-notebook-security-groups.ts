import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smNotebookSecurityGroups = resourceRule("sm-notebook-security-groups", {
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report) {
    const groups = props.at("securityGroups");
    if (props.at("directInternetAccess").is("Disabled") && groups.isMissing) report({ property: groups });
  },
});
