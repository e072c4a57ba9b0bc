import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaInVpc = resourceRule("lambda-in-vpc", {
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const subnets = props.at("vpcConfig.subnetIds");
    if (subnets.isMissing) report({ property: subnets });
  },
});
