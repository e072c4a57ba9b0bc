import { mustHaveKey, where } from "../rule/property-rule.ts";
import { ssm } from "../resource/resource-types.ts";
import type { Rule } from "../rule/rule.ts";

export const ssmParameterCmk = where(
  ({ props }) => props.at("type").is("SecureString"),
  mustHaveKey("ssm-parameter-cmk", [ssm.parameter], "keyId"),
);

export const ssmRules: readonly Rule[] = [ssmParameterCmk];
