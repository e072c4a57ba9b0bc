import { isAwsManagedKey } from "../../kms-key.ts";
import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smNotebookCmk = resourceRule("sm-notebook-cmk", {
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report) {
    const key = props.at("kmsKeyId");
    if (key.isMissing || isAwsManagedKey(key)) report({ property: key });
  },
});
