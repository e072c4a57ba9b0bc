import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaReservedConcurrency = resourceRule("lambda-reserved-concurrency", {
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const property = props.at("reservedConcurrentExecutions");
    // -1 is how the provider says that there is no limit.
    if (property.isMissing || property.is(-1)) report({ property });
  },
});
