import { ec2, lambda, ssm } from "../../resource/resource-types.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../../testing/index.ts";
import {
  sgAttached,
  sgDescriptions,
  sgNoOpenEgress,
  sgNoPublicIngress,
  vpcDefaultSgClosed,
} from "./security-groups.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { DefaultSecurityGroupArgs } from "@pulumi/aws/ec2/defaultSecurityGroup.js";
import type { SecurityGroupArgs } from "@pulumi/aws/ec2/securityGroup.js";
import type { SecurityGroupRuleArgs } from "@pulumi/aws/ec2/securityGroupRule.js";
import type { SecurityGroupEgressRuleArgs } from "@pulumi/aws/vpc/securityGroupEgressRule.js";
import type { SecurityGroupIngressRuleArgs } from "@pulumi/aws/vpc/securityGroupIngressRule.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("sg-attached", () => {
  const message = "attach the security group to something, publish its id or remove it";
  const group = { type: ec2.securityGroup, props: { vpcId: "vpc-1" } };

  describeStackRule(sgAttached, {
    compliant: {
      workloads: group,
      invoker: {
        type: lambda.function,
        props: { vpcConfig: { securityGroupIds: [UNKNOWN] } },
        from: { vpcConfig: ["workloads"] },
      },
      published: group,
      parameter: { type: ssm.parameter, props: { value: UNKNOWN }, from: { value: ["published"] } },
    },
    finds: {
      "a group that nothing is in": { without: ["invoker"], findings: [{ on: "workloads", message }] },
      "a group that only rules know": {
        without: ["parameter"],
        with: {
          own: {
            type: ec2.securityGroupIngressRule,
            props: { securityGroupId: UNKNOWN },
            from: { securityGroupId: ["published"] },
          },
          neighbour: {
            type: ec2.securityGroupEgressRule,
            props: { referencedSecurityGroupId: UNKNOWN, securityGroupId: UNKNOWN },
            from: { referencedSecurityGroupId: ["published"], securityGroupId: ["workloads"] },
          },
        },
        findings: [{ on: "published", message }],
      },
    },
  });
});

describe("sg-descriptions", () => {
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
});

describe("sg-no-open-egress", () => {
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
});

describe("sg-no-public-ingress", () => {
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
      "a port that is never open, as the configuration has them": {
        change: { "ingress.0.cidrBlocks.0": "0.0.0.0/0", "ingress.0.fromPort": 443, "ingress.0.toPort": 443 },
        settings: { allowedPorts: ["443"], neverOpenPorts: ["22", "443"] },
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
});

describe("vpc-default-sg-closed", () => {
  const closed: Unwrap<DefaultSecurityGroupArgs> = { vpcId: UNKNOWN, ingress: [], egress: [] };
  const groupOf = (vpc: string): StackFixture[string] => ({
    type: ec2.defaultSecurityGroup,
    props: closed,
    from: { vpcId: [vpc] },
  });
  const anywhere = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };
  const message = "adopt the VPC's default security group with a DefaultSecurityGroup that has no rules";
  const opened = "take the rule away: it opens a default security group";

  describeStackRule(vpcDefaultSgClosed, {
    compliant: {
      main: { type: ec2.vpc, props: { cidrBlock: "10.0.0.0/16" } },
      "main-default": groupOf("main"),
      other: { type: ec2.vpc, props: { cidrBlock: "10.1.0.0/16" } },
      "other-default": groupOf("other"),
    },
    finds: {
      "a VPC whose default group is left as it is": {
        without: ["main-default"],
        findings: [{ on: "main", message }],
      },
      "default groups with rules": {
        change: {
          "main-default": { ingress: [anywhere] },
          "other-default": { egress: [anywhere, anywhere] },
        },
        findings: [
          { on: "main-default", message: "take all rules out of ingress; ingress is a list of 1" },
          { on: "other-default", message: "take all rules out of egress; egress is a list of 2" },
        ],
      },
      "rules of their own that open default groups": {
        with: {
          "a-rule": {
            type: ec2.securityGroupIngressRule,
            props: { securityGroupId: UNKNOWN, ipProtocol: "-1" },
            from: { securityGroupId: ["main-default"] },
          },
          "b-rule": {
            type: ec2.securityGroupRule,
            props: { securityGroupId: UNKNOWN, type: "egress", protocol: "-1" },
            from: { securityGroupId: ["other"] },
          },
        },
        // By URN, and so by type.
        findings: [
          { on: "b-rule", message: opened },
          { on: "a-rule", message: opened },
        ],
      },
      "the account's default VPC": {
        with: { account: { type: ec2.defaultVpc } },
        findings: [{ on: "account", message }],
      },
    },
    passes: {
      "a group that names no rules: adopting it takes them away": {
        change: { "main-default": { ingress: ABSENT, egress: ABSENT } },
      },
      "the account's default VPC, whose group needs no id": {
        with: { account: { type: ec2.defaultVpc }, "account-default": { type: ec2.defaultSecurityGroup } },
      },
      "rules of another group": {
        with: {
          workloads: { type: ec2.securityGroup, props: { vpcId: UNKNOWN }, from: { vpcId: ["main"] } },
          rule: {
            type: ec2.securityGroupEgressRule,
            props: { securityGroupId: UNKNOWN, ipProtocol: "-1" },
            from: { securityGroupId: ["workloads"] },
          },
        },
      },
      "a group of a VPC that is known later, from nowhere in particular": {
        without: ["main-default"],
        with: { somewhere: { type: ec2.defaultSecurityGroup, props: closed } },
      },
    },
  });

  /** The same VPC of awsx: offline it is one node, under the engine it has a VPC in it. */
  const offline: StackFixture = { component: { type: ec2.awsxVpc, name: "main" } };
  const online: StackFixture = {
    ...offline,
    vpc: { type: ec2.vpc, name: "main", parent: "component", props: { cidrBlock: "10.0.0.0/16" } },
  };

  describe("a VPC made by awsx", () => {
    describeStackRule(vpcDefaultSgClosed, {
      compliant: { ...offline, group: groupOf("component") },
      finds: {
        "offline: a component whose default group is left as it is": {
          without: ["group"],
          findings: [{ on: "component", message }],
        },
        "under the engine: a component whose default group is left as it is": {
          without: ["group"],
          with: online,
          findings: [{ on: "component", message }],
        },
      },
      passes: {
        "under the engine: a group whose vpcId came from the component": { with: online },
        "under the engine: a group whose vpcId came from the VPC in it": {
          with: { ...online, group: groupOf("vpc") },
        },
      },
    });
  });
});
