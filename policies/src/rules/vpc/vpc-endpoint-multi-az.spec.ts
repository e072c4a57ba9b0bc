import type { VpcEndpointArgs } from "@pulumi/aws/ec2/vpcEndpoint.js";
import type { VpcArgs } from "@pulumi/awsx/ec2/vpc.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ec2 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { vpcEndpointMultiAz } from "./vpc-endpoint-multi-az.ts";

const message = (path: string, came: string) =>
  `give the interface endpoint subnets in two availability zones or more; ${path} is ${came}`;

const endpoint: Unwrap<VpcEndpointArgs> = {
  vpcId: "vpc-1",
  vpcEndpointType: "Interface",
  subnetIds: ["subnet-1", "subnet-2"],
};

describeResourceRule(vpcEndpointMultiAz, {
  compliant: { type: ec2.vpcEndpoint, props: endpoint },
  finds: {
    "one subnet": {
      change: { subnetIds: ["subnet-1"] },
      decidedBy: ["vpcEndpointType"],
      messages: [message("subnetIds", "a list of 1")],
    },
    "one subnet that is known later": {
      change: { subnetIds: [UNKNOWN] },
      decidedBy: ["vpcEndpointType"],
      messages: [message("subnetIds", "a list of 1")],
    },
    "the same subnet twice": {
      change: { subnetIds: ["subnet-1", "subnet-1"] },
      decidedBy: ["vpcEndpointType"],
      messages: [message("subnetIds", "a list of 2")],
    },
    "no subnet": {
      change: { subnetIds: [] },
      decidedBy: ["vpcEndpointType"],
      messages: [message("subnetIds", "an empty list")],
    },
    "one subnet, with its address": {
      change: { subnetIds: ABSENT, subnetConfigurations: [{ subnetId: "subnet-1", ipv4: "10.0.0.9" }] },
      decidedBy: ["vpcEndpointType"],
      messages: [message("subnetConfigurations", "a list of 1")],
    },
  },
  passes: {
    "subnets that are known later": { change: { subnetIds: UNKNOWN } },
    "subnets of which one is known later": { change: { subnetIds: ["subnet-1", UNKNOWN] } },
    "subnets that are associated elsewhere": { change: { subnetIds: ABSENT } },
    "a gateway": { change: { vpcEndpointType: ABSENT, subnetIds: ABSENT } },
    "a load balancer's endpoint, which has one subnet": {
      change: { vpcEndpointType: "GatewayLoadBalancer", subnetIds: ["subnet-1"] },
    },
  },
});

const awsx: Unwrap<VpcArgs> = {
  vpcEndpointSpecs: [
    {
      serviceName: "com.amazonaws.eu-west-1.sts",
      vpcEndpointType: "Interface",
      subnetIds: ["subnet-1", "subnet-2"],
    },
  ],
};

describeResourceRule(vpcEndpointMultiAz, {
  compliant: { type: ec2.awsxVpc, props: awsx },
  finds: {
    "one subnet": {
      change: { "vpcEndpointSpecs.0.subnetIds": ["subnet-1"] },
      decidedBy: ["vpcEndpointSpecs"],
      messages: [message("vpcEndpointSpecs[0].subnetIds", "a list of 1")],
    },
  },
});
