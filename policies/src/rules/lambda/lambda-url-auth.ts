import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaUrlAuth = resourceRule({
  id: "lambda-url-auth",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "URLs of functions answer to who signs in, and to named websites.",
  remediation: 'set authorizationType to "AWS_IAM"',
  mapping: {
    checkov: ["CKV_AWS_258", "CKV2_AWS_75"],
    prowler: ["awslambda_function_url_cors_policy", "awslambda_function_url_public"],
  },
  resourceTypes: [lambda.functionUrl],
  check({ props }, report) {
    const type = props.at("authorizationType");
    if (type.isNot("AWS_IAM")) report({ property: type });
    for (const property of props.at("cors.allowOrigins").elements) {
      if (property.is("*")) report({ property, todo: "name the websites that may call the function" });
    }
  },
});
