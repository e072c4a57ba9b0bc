import type { Property } from "@mlops/api-constraints/property";
import { ec2 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";
import { securityGroupTraffic, securityGroupTypes } from "../../security-group-rules.ts";

/** What the provider writes when nobody does: under the engine it arrives in place of nothing. */
const nobodys = ["Managed by Pulumi", "Managed by Terraform"];

export const sgDescriptions = resourceRule("sg-descriptions", {
  resourceTypes: securityGroupTypes,
  check(resource, report) {
    const described = [
      ...(resource.type === ec2.securityGroup ? [resource.props] : []),
      ...securityGroupTraffic(resource).map(({ at }) => at),
    ];
    for (const property of described.map((one) => one.at("description")).filter(saysNothing)) {
      report({ property });
    }
  },
});

function saysNothing(description: Property): boolean {
  return description.isMissing || description.is(...nobodys);
}
