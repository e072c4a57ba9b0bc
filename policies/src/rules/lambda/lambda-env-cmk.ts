import { isAwsManagedKey } from "../../kms-key.ts";
import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaEnvCmk = resourceRule({
  id: "lambda-env-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Environment variables of functions are encrypted with a customer-managed key.",
  remediation: "set kmsKeyArn to a customer-managed key",
  mapping: {
    checkov: ["CKV_AWS_173"],
    prowler: ["awslambda_function_env_vars_not_encrypted_with_cmk"],
  },
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const property = props.at("kmsKeyArn");
    const hasVariables = props.at("environment.variables").keys.length > 0;
    if (hasVariables && (property.isMissing || isAwsManagedKey(property))) report({ property });
  },
});
