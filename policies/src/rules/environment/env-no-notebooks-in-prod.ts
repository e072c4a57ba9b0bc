import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const envNoNotebooksInProd = resourceRule("env-no-notebooks-in-prod", {
  resourceTypes: [sagemaker.domain, sagemaker.notebookInstance, sagemaker.space, sagemaker.userProfile],
  check(_resource, report) {
    report({});
  },
});
