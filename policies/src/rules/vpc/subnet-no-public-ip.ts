import { ec2 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const subnetNoPublicIp = resourceRule({
  id: "subnet-no-public-ip",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Nothing gets a public address just for being in a subnet.",
  remediation: "set mapPublicIpOnLaunch to false",
  mapping: {
    fsbp: ["EC2.15"],
    awsConfig: ["subnet-auto-assign-public-ip-disabled"],
    checkov: ["CKV_AWS_130"],
    cdkNag: [
      "HIPAA.Security-VPCSubnetAutoAssignPublicIpDisabled",
      "NIST.800.53.R5-VPCSubnetAutoAssignPublicIpDisabled",
      "PCI.DSS.321-VPCSubnetAutoAssignPublicIpDisabled",
    ],
    kics: ["52f04a44"],
    trivy: ["AVD-AWS-0164"],
    prowler: ["vpc_subnet_no_public_ip_by_default"],
  },
  // An awsx VPC is judged by its subnets, under the engine: a transform may close the public ones, as ours does, and
  // transforms are not among its arguments.
  resourceTypes: [ec2.subnet, ec2.defaultSubnet],
  check({ type, props }, report) {
    const mapping = props.at("mapPublicIpOnLaunch");
    // An account's default subnets map public addresses unless they are told not to.
    if (type === ec2.defaultSubnet ? mapping.isNot(false) : mapping.is(true)) report({ property: mapping });
  },
});
