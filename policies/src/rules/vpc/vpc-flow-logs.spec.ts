import { ec2 } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { vpcFlowLogs } from "./vpc-flow-logs.ts";

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
      "under the engine: a log whose vpcId came from the VPC in it": { with: { ...online, log: log("vpc") } },
    },
  });
});
