import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smDomainCmk = resourceRule({
  id: "sm-domain-cmk",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Home directories and volumes of Studio are encrypted with a key that the stack names.",
  remediation: "set kmsKeyId to a customer-managed key",
  mapping: { checkov: ["CKV_AWS_187"], assessment: ["SM-26"] },
  resourceTypes: [sagemaker.domain],
  check({ props }, report) {
    const key = props.at("kmsKeyId");
    if (key.isMissing) report({ property: key });
  },
});
