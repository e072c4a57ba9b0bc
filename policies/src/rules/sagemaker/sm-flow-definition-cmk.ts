import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smFlowDefinitionCmk = resourceRule("sm-flow-definition-cmk", {
  resourceTypes: [sagemaker.flowDefinition],
  check({ props }, report) {
    const key = props.at("outputConfig.kmsKeyId");
    if (key.isMissing) report({ property: key });
  },
});
