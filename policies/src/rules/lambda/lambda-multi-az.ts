import { distinctElements } from "../../distinct-elements.ts";
import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaMultiAz = resourceRule({
  id: "lambda-multi-az",
  severity: "medium",
  levels: { dev: "disabled", qa: "advisory", prod: "mandatory" },
  description: "Functions in a VPC outlive the loss of an availability zone.",
  remediation: "give vpcConfig subnets in two availability zones or more",
  mapping: {
    fsbp: ["Lambda.5"],
    awsConfig: ["lambda-vpc-multi-az-check"],
    prowler: ["awslambda_function_vpc_multi_az"],
  },
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const property = props.at("vpcConfig.subnetIds");
    // None at all is for lambda-in-vpc to judge.
    if (distinctElements(property) === 1) report({ property });
  },
});
