import { resourceRule } from "../../rule.ts";
import { jobDefinitionOf, jobDefinitionTypes } from "../../sagemaker/job-definition.ts";

export const smJobdefOutputCmk = resourceRule("sm-jobdef-output-cmk", {
  resourceTypes: jobDefinitionTypes,
  check(resource, report) {
    const key = jobDefinitionOf(resource)?.outputKey;
    if (key?.isMissing) report({ property: key });
  },
});
