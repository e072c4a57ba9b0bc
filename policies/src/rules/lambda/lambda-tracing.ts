import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaTracing = resourceRule("lambda-tracing", {
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const property = props.at("tracingConfig.mode");
    if (property.isNot("Active")) report({ property });
  },
});
