import type { SecurityGroupArgs } from "@pulumi/aws/ec2/securityGroup.js";
import type { SecurityGroupRuleArgs } from "@pulumi/aws/ec2/securityGroupRule.js";
import type { SecurityGroupIngressRuleArgs } from "@pulumi/aws/vpc/securityGroupIngressRule.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ec2 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { sgDescriptions } from "./sg-descriptions.ts";

const group: Unwrap<SecurityGroupArgs> = {
  vpcId: "vpc-1",
  description: "Workloads",
  ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, self: true, description: "Each other" }],
};

describeResourceRule(sgDescriptions, {
  compliant: { type: ec2.securityGroup, props: group },
  required: ["description", "ingress.0.description"],
  finds: {
    "a group that is described by the provider": {
      change: { description: "Managed by Pulumi" },
      messages: ['say in description what it is for; description is "Managed by Pulumi"'],
    },
  },
  passes: { "a description that is known later": { change: { description: UNKNOWN } } },
});

const older: Unwrap<SecurityGroupRuleArgs> = {
  securityGroupId: "sg-1",
  type: "ingress",
  protocol: "tcp",
  fromPort: 443,
  toPort: 443,
  description: "Clients",
};

describeResourceRule(sgDescriptions, {
  compliant: { type: ec2.securityGroupRule, props: older },
  finds: {
    "a rule that says nothing": {
      change: { description: ABSENT },
      decidedBy: ["type"],
      messages: ["say in description what it is for; description is absent"],
    },
  },
});

const newer: Unwrap<SecurityGroupIngressRuleArgs> = {
  securityGroupId: "sg-1",
  ipProtocol: "-1",
  description: "Each other",
};

describe.each([ec2.securityGroupIngressRule, ec2.securityGroupEgressRule])("%s", (type) => {
  describeResourceRule(sgDescriptions, {
    compliant: { type, props: newer },
    required: ["description"],
    finds: {},
  });
});
