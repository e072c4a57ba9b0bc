import type { NetworkAclArgs } from "@pulumi/aws/ec2/networkAcl.js";
import type { NetworkAclRuleArgs } from "@pulumi/aws/ec2/networkAclRule.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ec2 } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { naclNoOpen } from "./nacl-no-open.ts";

const acl: Unwrap<NetworkAclArgs> = {
  vpcId: "vpc-1",
  ingress: [
    { ruleNo: 90, action: "deny", protocol: "tcp", fromPort: 3389, toPort: 3389, cidrBlock: "0.0.0.0/0" },
    { ruleNo: 100, action: "allow", protocol: "6", fromPort: 1024, toPort: 65535, cidrBlock: "0.0.0.0/0" },
    { ruleNo: 110, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "10.0.0.0/16" },
  ],
  egress: [{ ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" }],
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
      "FTP and SSH": {
        change: { acl: { "ingress.1.fromPort": 0 } },
        decidedBy: ["acl.ingress"],
        findings: [{ on: "acl", message: message("ports 20, 21, 22", "ingress[1].cidrBlock", "0.0.0.0/0") }],
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
