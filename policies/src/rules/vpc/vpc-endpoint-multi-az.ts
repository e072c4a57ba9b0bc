import { distinctElements } from "../../distinct-elements.ts";
import type { Property } from "@mlops/api-constraints/property";
import { ec2 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const vpcEndpointMultiAz = resourceRule("vpc-endpoint-multi-az", {
  resourceTypes: [ec2.vpcEndpoint, ec2.awsxVpc],
  check({ type, props }, report) {
    const endpoints = type === ec2.awsxVpc ? props.at("vpcEndpointSpecs").elements : [props];
    for (const endpoint of endpoints) {
      const property = subnetsOf(endpoint);
      const isInterface = endpoint.at("vpcEndpointType").is("Interface");
      // Subnets that are not given here are given elsewhere (VpcEndpointSubnetAssociation, awsx), or there are none.
      if (isInterface && (distinctElements(property) ?? 2) < 2) report({ property });
    }
  },
});

/** Where an endpoint names its subnets; settings of their addresses name them as well. */
function subnetsOf(endpoint: Property): Property {
  const ids = endpoint.at("subnetIds");
  const settings = endpoint.at("subnetConfigurations");
  return ids.state === "absent" && settings.elements.length > 0 ? settings : ids;
}
