import { resourceRule } from "../../rule.ts";
import { jobDefinitionOf, jobDefinitionTypes } from "../../sagemaker/job-definition.ts";

export const smJobdefNetworkIsolation = resourceRule("sm-jobdef-network-isolation", {
  resourceTypes: jobDefinitionTypes,
  check(resource, report) {
    const isolation = jobDefinitionOf(resource)?.networkIsolation;
    if (isolation?.isNot(true)) report({ property: isolation });
  },
});
