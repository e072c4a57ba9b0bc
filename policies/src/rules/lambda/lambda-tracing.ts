import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaTracing = resourceRule({
  id: "lambda-tracing",
  severity: "low",
  levels: { dev: "advisory", qa: "advisory", prod: "mandatory" },
  description: "Functions are traced.",
  remediation: 'set tracingConfig.mode to "Active"',
  mapping: {
    checkov: ["CKV_AWS_50"],
    cdkNag: ["Serverless-LambdaTracing"],
    kics: ["8152e0cf"],
    trivy: ["AVD-AWS-0066"],
  },
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const property = props.at("tracingConfig.mode");
    if (property.isNot("Active")) report({ property });
  },
});
