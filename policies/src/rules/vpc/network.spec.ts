import { ec2 } from "../../resource/resource-types.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../../testing/index.ts";
import { naclNoOpen, subnetNoPublicIp, vpcFlowLogs, vpcNoDefault } from "./network.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { DefaultSubnetArgs } from "@pulumi/aws/ec2/defaultSubnet.js";
import type { NetworkAclArgs } from "@pulumi/aws/ec2/networkAcl.js";
import type { NetworkAclRuleArgs } from "@pulumi/aws/ec2/networkAclRule.js";
import type { SubnetArgs } from "@pulumi/aws/ec2/subnet.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("nacl-no-open", () => {
  const acl: Unwrap<NetworkAclArgs> = {
    vpcId: "vpc-1",
    ingress: [
      { ruleNo: 90, action: "deny", protocol: "tcp", fromPort: 3389, toPort: 3389, cidrBlock: "0.0.0.0/0" },
      { ruleNo: 100, action: "allow", protocol: "6", fromPort: 1024, toPort: 65535, cidrBlock: "0.0.0.0/0" },
      { ruleNo: 110, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "10.0.0.0/16" },
    ],
    egress: [
      { ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" },
    ],
  };

  const message = (ports: string, path: string, came: string) =>
    `name the ranges that may connect on ${ports}; ${path} is "${came}"`;

  describe.each([ec2.networkAcl, ec2.defaultNetworkAcl])("%s", (type) => {
    describeStackRule(naclNoOpen, {
      compliant: { acl: { type, props: acl } },
      finds: {
        "every port from anywhere": {
          change: { acl: { "ingress.2.cidrBlock": "0.0.0.0/0" } },
          decidedBy: ["acl.ingress.2"],
          findings: [{ on: "acl", message: message("every port", "ingress[2].cidrBlock", "0.0.0.0/0") }],
        },
        "every port from anywhere that has IPv6": {
          change: { acl: { "ingress.2.ipv6CidrBlock": "::/0" } },
          decidedBy: ["acl.ingress.2"],
          findings: [{ on: "acl", message: message("every port", "ingress[2].ipv6CidrBlock", "::/0") }],
        },
        "RDP, denied too late": {
          change: { acl: { "ingress.0.ruleNo": 101 } },
          decidedBy: ["acl.ingress"],
          findings: [{ on: "acl", message: message("port 3389", "ingress[1].cidrBlock", "0.0.0.0/0") }],
        },
        "RDP, denied for another protocol": {
          change: { acl: { "ingress.0.protocol": "udp" } },
          decidedBy: ["acl.ingress"],
          findings: [{ on: "acl", message: message("port 3389", "ingress[1].cidrBlock", "0.0.0.0/0") }],
        },
        "RDP, denied to some": {
          change: { acl: { "ingress.0.cidrBlock": "192.0.2.0/24" } },
          decidedBy: ["acl.ingress"],
          findings: [{ on: "acl", message: message("port 3389", "ingress[1].cidrBlock", "0.0.0.0/0") }],
        },
        "a guarded port, as the configuration has them": {
          change: { acl: { "ingress.0.ruleNo": 90 } },
          settings: { guardedPorts: ["1024", "8080"] },
          decidedBy: ["acl.ingress"],
          findings: [
            { on: "acl", message: message("ports 1024, 8080", "ingress[1].cidrBlock", "0.0.0.0/0") },
          ],
        },
        "FTP and SSH": {
          change: { acl: { "ingress.1.fromPort": 0 } },
          decidedBy: ["acl.ingress"],
          findings: [
            { on: "acl", message: message("ports 20, 21, 22", "ingress[1].cidrBlock", "0.0.0.0/0") },
          ],
        },
      },
      passes: {
        "a range that is known later": { change: { acl: { "ingress.2.cidrBlock": UNKNOWN } } },
        "everything denied first": { change: { acl: { "ingress.0.protocol": "-1" } } },
        "ports that are known later": { change: { acl: { "ingress.1.fromPort": UNKNOWN } } },
      },
    });
  });

  const entry: Unwrap<NetworkAclRuleArgs> = {
    networkAclId: UNKNOWN,
    ruleNumber: 100,
    ruleAction: "allow",
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrBlock: "0.0.0.0/0",
  };
  const denial = { ...entry, ruleNumber: 50, ruleAction: "deny", fromPort: 22, toPort: 22 };
  const of = (acl: string, props: object): StackFixture[string] => ({
    type: ec2.networkAclRule,
    props,
    from: { networkAclId: [acl] },
  });
  const ssh = [{ on: "entry", message: message("port 22", "cidrBlock", "0.0.0.0/0") }];

  describe("entries on their own", () => {
    describeStackRule(naclNoOpen, {
      compliant: {
        acl: { type: ec2.networkAcl, props: { vpcId: "vpc-1" } },
        other: { type: ec2.networkAcl, props: { vpcId: "vpc-1" } },
        entry: of("acl", entry),
      },
      finds: {
        "SSH from anywhere": {
          change: { entry: { fromPort: 22, toPort: 22 } },
          decidedBy: ["entry"],
          findings: ssh,
        },
        "SSH from anywhere, denied by another ACL": {
          change: { entry: { fromPort: 22, toPort: 22 } },
          with: { denial: of("other", denial) },
          decidedBy: ["entry"],
          findings: ssh,
        },
        "SSH from anywhere, denied by another ACL that exists": {
          change: { entry: { fromPort: 22, toPort: 22, networkAclId: "acl-1" } },
          without: ["acl"],
          with: {
            entry: { type: ec2.networkAclRule, props: entry },
            denial: { type: ec2.networkAclRule, props: { ...denial, networkAclId: "acl-2" } },
          },
          decidedBy: ["entry", "denial"],
          findings: ssh,
        },
      },
      passes: {
        "a way out": { change: { entry: { fromPort: 22, toPort: 22, egress: true } } },
        "SSH from anywhere, denied before": {
          change: { entry: { fromPort: 22, toPort: 22 } },
          with: { denial: of("acl", denial) },
        },
        "SSH from anywhere, denied before by an ACL that may be the same": {
          change: { entry: { fromPort: 22, toPort: 22 } },
          with: { denial: { type: ec2.networkAclRule, props: denial } },
        },
      },
    });
  });
});

describe("subnet-no-public-ip", () => {
  const message = (came: string) => `set mapPublicIpOnLaunch to false; mapPublicIpOnLaunch is ${came}`;

  const subnet: Unwrap<SubnetArgs> = { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24", mapPublicIpOnLaunch: false };

  describeResourceRule(subnetNoPublicIp, {
    compliant: { type: ec2.subnet, props: subnet },
    finds: {
      "a subnet that maps public addresses": {
        change: { mapPublicIpOnLaunch: true },
        messages: [message("true")],
      },
    },
    passes: {
      "a subnet that leaves it at its default": { change: { mapPublicIpOnLaunch: ABSENT } },
      "a switch that is known later": { change: { mapPublicIpOnLaunch: UNKNOWN } },
    },
  });

  const ofTheAccount: Unwrap<DefaultSubnetArgs> = {
    availabilityZone: "eu-west-1a",
    mapPublicIpOnLaunch: false,
  };

  describeResourceRule(subnetNoPublicIp, {
    compliant: { type: ec2.defaultSubnet, props: ofTheAccount },
    finds: {
      "a default subnet that is left as it is": {
        change: { mapPublicIpOnLaunch: ABSENT },
        messages: [message("absent")],
      },
      "a default subnet that maps public addresses": {
        change: { mapPublicIpOnLaunch: true },
        messages: [message("true")],
      },
    },
    passes: { "a switch that is known later": { change: { mapPublicIpOnLaunch: UNKNOWN } } },
  });
});

describe("vpc-flow-logs", () => {
  const log = (from: string): StackFixture[string] => ({
    type: ec2.flowLog,
    props: { vpcId: UNKNOWN, trafficType: "ALL" },
    from: { vpcId: [from] },
  });
  const message = "give the VPC a FlowLog with its vpcId";

  describeStackRule(vpcFlowLogs, {
    compliant: {
      main: { type: ec2.vpc, props: { cidrBlock: "10.0.0.0/16" } },
      "main-log": log("main"),
      other: { type: ec2.vpc, props: { cidrBlock: "10.1.0.0/16" } },
      "other-log": log("other"),
    },
    finds: {
      "a VPC without a log": { without: ["main-log"], findings: [{ on: "main", message }] },
      "a VPC of which only a subnet has a log": {
        without: ["main-log"],
        with: {
          subnet: { type: "aws:ec2/subnet:Subnet", props: { vpcId: UNKNOWN }, from: { vpcId: ["main"] } },
          "subnet-log": { type: ec2.flowLog, props: { subnetId: UNKNOWN }, from: { subnetId: ["subnet"] } },
        },
        findings: [{ on: "main", message }],
      },
      "a VPC whose only log leaves out what is rejected": {
        change: { "main-log": { trafficType: "ACCEPT" } },
        decidedBy: ["main-log.vpcId"],
        findings: [{ on: "main", message: 'set trafficType of the VPC\'s FlowLog to "ALL" or "REJECT"' }],
      },
      "the default VPC of an account": {
        with: { default: { type: ec2.defaultVpc } },
        findings: [{ on: "default", message }],
      },
    },
    passes: {
      "a log of what is rejected, beside one of what is accepted": {
        change: { "main-log": { trafficType: "ACCEPT" } },
        with: { rejected: { ...log("main"), props: { vpcId: UNKNOWN, trafficType: "REJECT" } } },
      },
      "a log that names a deployed VPC by its id": {
        without: ["main-log"],
        change: { main: { id: "vpc-1" } },
        with: { named: { type: ec2.flowLog, props: { vpcId: "vpc-1" } } },
      },
      "a log whose VPC is known later, from nowhere in particular": {
        without: ["main-log"],
        with: { somewhere: { type: ec2.flowLog, props: { vpcId: UNKNOWN } } },
      },
    },
  });

  /** The same VPC of awsx: offline it is one node, under the engine it has a VPC in it. */
  const offline: StackFixture = {
    network: { type: "mlops:network:Network", name: "main" },
    component: { type: ec2.awsxVpc, name: "main", parent: "network" },
  };
  const online: StackFixture = {
    ...offline,
    vpc: { type: ec2.vpc, name: "main", parent: "component", props: { cidrBlock: "10.0.0.0/16" } },
  };

  describe("a VPC made by awsx", () => {
    describeStackRule(vpcFlowLogs, {
      compliant: { ...offline, log: log("component") },
      finds: {
        "offline: a component without a log": { without: ["log"], findings: [{ on: "component", message }] },
        "under the engine: a component without a log": {
          without: ["log"],
          with: online,
          findings: [{ on: "component", message }],
        },
        "offline: a component whose only log is another VPC's": {
          with: { other: { type: ec2.vpc }, log: log("other") },
          findings: [{ on: "component", message }],
        },
      },
      passes: {
        "under the engine: a log whose vpcId came from the component": { with: online },
        "under the engine: a log whose vpcId came from the VPC in it": {
          with: { ...online, log: log("vpc") },
        },
      },
    });
  });
});

describe("vpc-no-default", () => {
  describeResourceRule(vpcNoDefault, {
    compliant: { type: ec2.vpc },
    finds: {
      "the default VPC of an account": {
        resource: { type: ec2.defaultVpc },
        messages: ["use the platform's network in place of the DefaultVpc"],
      },
    },
  });
});
