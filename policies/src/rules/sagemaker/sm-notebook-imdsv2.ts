import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smNotebookImdsv2 = resourceRule("sm-notebook-imdsv2", {
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report) {
    const version = props.at("instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion");
    if (version.isNot("2")) report({ property: version });
  },
});
