import { isAwsManagedKey } from "../kms/managed-key.ts";
import { ssm } from "../resource/resource-types.ts";
import { type Rule, resourceRule } from "../rule/rule.ts";

export const ssmParameterCmk = resourceRule("ssm-parameter-cmk", {
  resourceTypes: [ssm.parameter],
  check({ props }, report) {
    const property = props.at("keyId");
    const isSecret = props.at("type").is("SecureString");
    if (isSecret && (property.isMissing || isAwsManagedKey(property))) report({ property });
  },
});

export const ssmRules: readonly Rule[] = [ssmParameterCmk];
