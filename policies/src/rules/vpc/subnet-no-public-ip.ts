import { ec2 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const subnetNoPublicIp = resourceRule("subnet-no-public-ip", {
  // An awsx VPC is judged by its subnets, under the engine: a transform may close the public ones, as ours does, and
  // transforms are not among its arguments.
  resourceTypes: [ec2.subnet, ec2.defaultSubnet],
  check({ type, props }, report) {
    const mapping = props.at("mapPublicIpOnLaunch");
    // An account's default subnets map public addresses unless they are told not to.
    if (type === ec2.defaultSubnet ? mapping.isNot(false) : mapping.is(true)) report({ property: mapping });
  },
});
