import { isAnywhere } from "../../address-range.ts";
import { isAboutPorts } from "../../ports.ts";
import { resourceRule } from "../../rule.ts";
import {
  type SecurityGroupTraffic,
  securityGroupTraffic,
  securityGroupTypes,
} from "../../security-group-rules.ts";

/** SSH and RDP: no configuration opens them. */
const neverOpen = [22, 3389];

export const sgNoPublicIngress = resourceRule({
  id: "sg-no-public-ingress",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "No security group lets the whole internet in.",
  remediation: "name the ranges, prefix lists or security groups that may connect",
  mapping: {
    fsbp: ["EC2.13", "EC2.14", "EC2.18", "EC2.19"],
    awsConfig: ["restricted-ssh", "restricted-common-ports", "vpc-sg-open-only-to-authorized-ports"],
    checkov: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260", "CKV_AWS_277"],
    cdkNag: ["AwsSolutions-EC23"],
    kics: ["4728cd65", "65905cec"],
    trivy: ["AVD-AWS-0107"],
    prowler: [
      "ec2_securitygroup_allow_ingress_from_internet_to_all_ports",
      "ec2_securitygroup_allow_ingress_from_internet_to_any_port",
      "ec2_securitygroup_allow_ingress_from_internet_to_high_risk_tcp_ports",
      "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22",
      "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389",
    ],
  },
  settings: { allowedPorts: [] as readonly string[] },
  resourceTypes: securityGroupTypes,
  check(resource, report, { settings }) {
    const allowed = settings.allowedPorts.map(Number).filter((port) => !neverOpen.includes(port));
    for (const rule of securityGroupTraffic(resource)) {
      if (rule.direction === "egress" || mayBeAllowed(rule, allowed)) continue;
      for (const property of rule.ranges.filter(isAnywhere)) report({ property });
    }
  },
});

/** Whether every port of `rule` is one of `allowed`, as far as that is known. */
function mayBeAllowed(rule: SecurityGroupTraffic, allowed: readonly number[]): boolean {
  const { protocol, fromPort, toPort } = rule;
  if (allowed.length === 0) return false;
  if (!protocol.isUnknown && !isAboutPorts(rule)) return false;
  const { number: from } = fromPort;
  const { number: to } = toPort;
  if (from === undefined || to === undefined) {
    const known = [from, to].filter((port) => port !== undefined);
    return (fromPort.isUnknown || toPort.isUnknown) && known.every((port) => allowed.includes(port));
  }
  // No more than there are allowed ones, so that a range of all ports is not walked through.
  if (to - from >= allowed.length) return false;
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset).every((port) =>
    allowed.includes(port),
  );
}
