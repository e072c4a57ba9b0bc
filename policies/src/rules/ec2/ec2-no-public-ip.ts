import { ec2 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const ec2NoPublicIp = resourceRule("ec2-no-public-ip", {
  resourceTypes: [ec2.instance, ec2.launchConfiguration, ec2.launchTemplate, ec2.spotInstanceRequest],
  check({ props }, report) {
    for (const place of [props, ...props.at("networkInterfaces").elements]) {
      const property = place.at("associatePublicIpAddress");
      // Launch templates take texts.
      if (property.is(true, "true")) report({ property });
    }
  },
});
