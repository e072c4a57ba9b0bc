import { isAnywhere } from "../../address-range.ts";
import { takesInEverything } from "../../ports.ts";
import { resourceRule } from "../../rule.ts";
import { securityGroupTraffic, securityGroupTypes } from "../../security-group-rules.ts";

export const sgNoOpenEgress = resourceRule("sg-no-open-egress", {
  resourceTypes: securityGroupTypes,
  check(resource, report) {
    for (const rule of securityGroupTraffic(resource)) {
      if (rule.direction === "ingress" || !takesInEverything(rule)) continue;
      for (const property of rule.ranges.filter(isAnywhere)) report({ property });
    }
  },
});
