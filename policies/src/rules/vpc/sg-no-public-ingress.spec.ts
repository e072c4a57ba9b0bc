import type { SecurityGroupArgs } from "@pulumi/aws/ec2/securityGroup.js";
import type { SecurityGroupRuleArgs } from "@pulumi/aws/ec2/securityGroupRule.js";
import type { SecurityGroupIngressRuleArgs } from "@pulumi/aws/vpc/securityGroupIngressRule.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ec2 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { sgNoPublicIngress } from "./sg-no-public-ingress.ts";

const message = (path: string, came: string) =>
  `name the ranges, prefix lists or security groups that may connect; ${path} is "${came}"`;

const group: Unwrap<SecurityGroupArgs> = {
  vpcId: "vpc-1",
  ingress: [
    {
      protocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrBlocks: ["10.0.0.0/16", "10.1.0.0/16"],
      ipv6CidrBlocks: ["2001:db8::/32"],
    },
    { protocol: "tcp", fromPort: 443, toPort: 443, securityGroups: ["sg-2"], prefixListIds: ["pl-1"] },
  ],
  egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
};

describeResourceRule(sgNoPublicIngress, {
  compliant: { type: ec2.securityGroup, props: group },
  finds: {
    "a way in from anywhere": {
      change: { "ingress.0.cidrBlocks.1": "0.0.0.0/0", "ingress.0.ipv6CidrBlocks.0": "::/0" },
      messages: [
        message("ingress[0].cidrBlocks[1]", "0.0.0.0/0"),
        message("ingress[0].ipv6CidrBlocks[0]", "::/0"),
      ],
    },
    "half the internet: two of them make it whole": {
      change: { "ingress.0.cidrBlocks.0": "128.0.0.0/1" },
      messages: [message("ingress[0].cidrBlocks[0]", "128.0.0.0/1")],
    },
    "every protocol, with ports that do not count": {
      change: {
        "ingress.0.cidrBlocks.0": "0.0.0.0/0",
        "ingress.0.protocol": "-1",
        "ingress.0.fromPort": 0,
        "ingress.0.toPort": 0,
      },
      settings: { allowedPorts: ["0"] },
      messages: [message("ingress[0].cidrBlocks[0]", "0.0.0.0/0")],
    },
    "a port that is not among the allowed ones": {
      change: { "ingress.0.cidrBlocks.0": "0.0.0.0/0", "ingress.0.fromPort": 80, "ingress.0.toPort": 443 },
      settings: { allowedPorts: ["80", "443"] },
      decidedBy: ["ingress.0.protocol"],
      messages: [message("ingress[0].cidrBlocks[0]", "0.0.0.0/0")],
    },
    "SSH, though the configuration allows it": {
      change: { "ingress.0.cidrBlocks.0": "0.0.0.0/0", "ingress.0.fromPort": 22, "ingress.0.toPort": 22 },
      settings: { allowedPorts: ["22", "443"] },
      decidedBy: ["ingress.0.protocol"],
      messages: [message("ingress[0].cidrBlocks[0]", "0.0.0.0/0")],
    },
    "a rule without ports, though some are allowed": {
      change: {
        "ingress.0.cidrBlocks.0": "0.0.0.0/0",
        "ingress.0.fromPort": ABSENT,
        "ingress.0.toPort": ABSENT,
      },
      settings: { allowedPorts: ["443"] },
      decidedBy: ["ingress.0.protocol"],
      messages: [message("ingress[0].cidrBlocks[0]", "0.0.0.0/0")],
    },
    "a range that is open whatever its other end, though one end is allowed": {
      change: {
        "ingress.0.cidrBlocks.0": "0.0.0.0/0",
        "ingress.0.fromPort": 22,
        "ingress.0.toPort": UNKNOWN,
      },
      settings: { allowedPorts: ["443"] },
      decidedBy: ["ingress.0.protocol"],
      messages: [message("ingress[0].cidrBlocks[0]", "0.0.0.0/0")],
    },
  },
  passes: {
    "ports that the configuration allows": {
      change: { "ingress.0.cidrBlocks.0": "0.0.0.0/0", "ingress.0.fromPort": 443, "ingress.0.toPort": 444 },
      settings: { allowedPorts: ["443", "444"] },
    },
    "ports that are known later, where some are allowed": {
      change: { "ingress.0.cidrBlocks.0": "0.0.0.0/0", "ingress.0.toPort": UNKNOWN },
      settings: { allowedPorts: ["443"] },
    },
    "ranges that are known later": { change: { "ingress.0.cidrBlocks": UNKNOWN } },
    "no rules at all": { change: { ingress: [] } },
  },
});

const older: Unwrap<SecurityGroupRuleArgs> = {
  securityGroupId: "sg-1",
  type: "ingress",
  protocol: "tcp",
  fromPort: 443,
  toPort: 443,
  cidrBlocks: ["10.0.0.0/16"],
};

describeResourceRule(sgNoPublicIngress, {
  compliant: { type: ec2.securityGroupRule, props: older },
  finds: {
    "a way in from anywhere": {
      change: { "cidrBlocks.0": "0.0.0.0/0" },
      decidedBy: ["type"],
      messages: [message("cidrBlocks[0]", "0.0.0.0/0")],
    },
  },
  passes: {
    "a way out to anywhere": { change: { type: "egress", "cidrBlocks.0": "0.0.0.0/0" } },
    "another group": { change: { cidrBlocks: ABSENT, sourceSecurityGroupId: "sg-2" } },
  },
});

const newer: Unwrap<SecurityGroupIngressRuleArgs> = {
  securityGroupId: "sg-1",
  ipProtocol: "tcp",
  fromPort: 443,
  toPort: 443,
  cidrIpv4: "10.0.0.0/16",
};

describeResourceRule(sgNoPublicIngress, {
  compliant: { type: ec2.securityGroupIngressRule, props: newer },
  finds: {
    "a way in from anywhere": {
      change: { cidrIpv4: "0.0.0.0/0" },
      messages: [message("cidrIpv4", "0.0.0.0/0")],
    },
    "a way in from anywhere that has IPv6": {
      change: { cidrIpv4: ABSENT, cidrIpv6: "::/0" },
      messages: [message("cidrIpv6", "::/0")],
    },
  },
  passes: {
    "a prefix list": { change: { cidrIpv4: ABSENT, prefixListId: "pl-1" } },
    "another group": { change: { cidrIpv4: ABSENT, referencedSecurityGroupId: UNKNOWN } },
  },
});
