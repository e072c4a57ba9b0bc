import { isAnywhere } from "../../address-range.ts";
import { takesInEverything } from "../../ports.ts";
import { resourceRule } from "../../rule.ts";
import { securityGroupTraffic, securityGroupTypes } from "../../security-group-rules.ts";

export const sgNoOpenEgress = resourceRule({
  id: "sg-no-open-egress",
  severity: "high",
  levels: { dev: "advisory", qa: "advisory", prod: "mandatory" },
  description: "No security group lets everything out to everywhere.",
  remediation: "name the ports and the ranges, prefix lists or security groups that may be connected to",
  mapping: { checkov: ["CKV_AWS_382"], trivy: ["AVD-AWS-0104"] },
  resourceTypes: securityGroupTypes,
  check(resource, report) {
    for (const rule of securityGroupTraffic(resource)) {
      if (rule.direction === "ingress" || !takesInEverything(rule)) continue;
      for (const property of rule.ranges.filter(isAnywhere)) report({ property });
    }
  },
});
