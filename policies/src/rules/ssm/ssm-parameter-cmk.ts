import { isAwsManagedKey } from "../../kms-key.ts";
import { ssm } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const ssmParameterCmk = resourceRule({
  id: "ssm-parameter-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Secret parameters are encrypted with a customer-managed key.",
  remediation: "set keyId to a customer-managed key",
  mapping: { checkov: ["CKV_AWS_337"] },
  resourceTypes: [ssm.parameter],
  check({ props }, report) {
    const property = props.at("keyId");
    const isSecret = props.at("type").is("SecureString");
    if (isSecret && (property.isMissing || isAwsManagedKey(property))) report({ property });
  },
});
