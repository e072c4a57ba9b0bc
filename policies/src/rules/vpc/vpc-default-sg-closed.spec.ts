import type { DefaultSecurityGroupArgs } from "@pulumi/aws/ec2/defaultSecurityGroup.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ec2 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { vpcDefaultSgClosed } from "./vpc-default-sg-closed.ts";

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
      change: { "main-default": { ingress: [anywhere] }, "other-default": { egress: [anywhere, anywhere] } },
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
