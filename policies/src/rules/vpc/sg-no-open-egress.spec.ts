import type { SecurityGroupArgs } from "@pulumi/aws/ec2/securityGroup.js";
import type { SecurityGroupRuleArgs } from "@pulumi/aws/ec2/securityGroupRule.js";
import type { SecurityGroupEgressRuleArgs } from "@pulumi/aws/vpc/securityGroupEgressRule.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ec2 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { sgNoOpenEgress } from "./sg-no-open-egress.ts";

const message = (path: string, came: string) =>
  "name the ports and the ranges, prefix lists or security groups that may be connected to; " +
  `${path} is "${came}"`;

const group: Unwrap<SecurityGroupArgs> = {
  vpcId: "vpc-1",
  ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }],
  egress: [
    { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] },
    { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0/16"] },
  ],
};

describeResourceRule(sgNoOpenEgress, {
  compliant: { type: ec2.securityGroup, props: group },
  finds: {
    "everything to everywhere": {
      change: { "egress.0.protocol": "-1" },
      decidedBy: ["egress.0.cidrBlocks", "egress.0.ipv6CidrBlocks"],
      messages: [
        message("egress[0].cidrBlocks[0]", "0.0.0.0/0"),
        message("egress[0].ipv6CidrBlocks[0]", "::/0"),
      ],
    },
  },
  passes: {
    "no rules: then nothing gets out": { change: { egress: ABSENT } },
    "a protocol that is known later": { change: { "egress.0.protocol": UNKNOWN } },
    "a way in from anywhere": { change: { "ingress.0.cidrBlocks": ["0.0.0.0/0"] } },
  },
});

const older: Unwrap<SecurityGroupRuleArgs> = {
  securityGroupId: "sg-1",
  type: "egress",
  protocol: "all",
  fromPort: 0,
  toPort: 0,
  cidrBlocks: ["10.0.0.0/16"],
};

describeResourceRule(sgNoOpenEgress, {
  compliant: { type: ec2.securityGroupRule, props: older },
  finds: {
    "everything to everywhere": {
      change: { "cidrBlocks.0": "0.0.0.0/0" },
      decidedBy: ["type", "protocol"],
      messages: [message("cidrBlocks[0]", "0.0.0.0/0")],
    },
  },
});

const newer: Unwrap<SecurityGroupEgressRuleArgs> = {
  securityGroupId: "sg-1",
  ipProtocol: "tcp",
  fromPort: 443,
  toPort: 443,
  cidrIpv4: "0.0.0.0/0",
};

describeResourceRule(sgNoOpenEgress, {
  compliant: { type: ec2.securityGroupEgressRule, props: newer },
  finds: {
    "everything to everywhere": {
      change: { ipProtocol: "-1", fromPort: ABSENT, toPort: ABSENT },
      decidedBy: ["cidrIpv4"],
      messages: [message("cidrIpv4", "0.0.0.0/0")],
    },
  },
  passes: {
    "everything to the group itself": {
      change: { ipProtocol: "-1", cidrIpv4: ABSENT, referencedSecurityGroupId: "sg-1" },
    },
  },
});
