import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smFlowDefinitionCmk = resourceRule({
  id: "sm-flow-definition-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Answers of human reviewers are encrypted with a key that the stack names.",
  remediation: "set outputConfig.kmsKeyId to a customer-managed key",
  mapping: { checkov: ["CKV_AWS_372"] },
  resourceTypes: [sagemaker.flowDefinition],
  check({ props }, report) {
    const key = props.at("outputConfig.kmsKeyId");
    if (key.isMissing) report({ property: key });
  },
});
