import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smNotebookNoDirectInternet = resourceRule("sm-notebook-no-direct-internet", {
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report) {
    const access = props.at("directInternetAccess");
    if (access.isNot("Disabled")) report({ property: access });
  },
});
