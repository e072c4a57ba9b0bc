import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaCodeSigning = resourceRule({
  id: "lambda-code-signing",
  severity: "low",
  levels: { dev: "advisory", qa: "advisory", prod: "advisory" },
  description: "Functions only run code that a trusted publisher has signed.",
  remediation: "set codeSigningConfigArn",
  mapping: { checkov: ["CKV_AWS_272"] },
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const property = props.at("codeSigningConfigArn");
    // Lambda does not check signatures of container images.
    if (props.at("packageType").isNot("Image") && property.isMissing) report({ property });
  },
});
