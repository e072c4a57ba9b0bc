import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smNotebookNoRoot = resourceRule("sm-notebook-no-root", {
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report) {
    const access = props.at("rootAccess");
    if (access.isNot("Disabled")) report({ property: access });
  },
});
