import { isAwsManagedKey } from "../../kms-key.ts";
import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaEnvCmk = resourceRule("lambda-env-cmk", {
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const property = props.at("kmsKeyArn");
    const hasVariables = props.at("environment.variables").keys.length > 0;
    if (hasVariables && (property.isMissing || isAwsManagedKey(property))) report({ property });
  },
});
