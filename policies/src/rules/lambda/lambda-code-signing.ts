import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaCodeSigning = resourceRule("lambda-code-signing", {
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const property = props.at("codeSigningConfigArn");
    // Lambda does not check signatures of container images.
    if (props.at("packageType").isNot("Image") && property.isMissing) report({ property });
  },
});
