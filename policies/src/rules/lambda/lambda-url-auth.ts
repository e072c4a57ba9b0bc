import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaUrlAuth = resourceRule("lambda-url-auth", {
  resourceTypes: [lambda.functionUrl],
  check({ props }, report) {
    const type = props.at("authorizationType");
    if (type.isNot("AWS_IAM")) report({ property: type });
    for (const property of props.at("cors.allowOrigins").elements) {
      if (property.is("*")) report({ property, todo: "name the websites that may call the function" });
    }
  },
});
