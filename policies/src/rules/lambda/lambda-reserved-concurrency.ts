import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaReservedConcurrency = resourceRule({
  id: "lambda-reserved-concurrency",
  severity: "low",
  levels: { dev: "advisory", qa: "advisory", prod: "mandatory" },
  description: "No function can take all of an account's concurrency.",
  remediation: "set reservedConcurrentExecutions",
  mapping: {
    awsConfig: ["lambda-concurrency-check"],
    checkov: ["CKV_AWS_115"],
    cdkNag: ["HIPAA.Security-LambdaConcurrency", "NIST.800.53.R5-LambdaConcurrency"],
  },
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const property = props.at("reservedConcurrentExecutions");
    // -1 is how the provider says that there is no limit.
    if (property.isMissing || property.is(-1)) report({ property });
  },
});
