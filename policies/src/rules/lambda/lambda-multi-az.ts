import { distinctElements } from "../../distinct-elements.ts";
import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaMultiAz = resourceRule("lambda-multi-az", {
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const property = props.at("vpcConfig.subnetIds");
    // None at all is for lambda-in-vpc to judge.
    if (distinctElements(property) === 1) report({ property });
  },
});
