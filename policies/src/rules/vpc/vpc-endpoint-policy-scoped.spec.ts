import type { VpcEndpointArgs } from "@pulumi/aws/ec2/vpcEndpoint.js";
import type { VpcEndpointPolicyArgs } from "@pulumi/aws/ec2/vpcEndpointPolicy.js";
import type { VpcArgs } from "@pulumi/awsx/ec2/vpc.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ec2 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { vpcEndpointPolicyScoped } from "./vpc-endpoint-policy-scoped.ts";

const everything = { Effect: "Allow", Principal: "*", Action: ["*"], Resource: "*" };
const own = {
  StringEquals: { "aws:PrincipalAccount": "111122223333", "aws:ResourceAccount": ["111122223333"] },
};
const services = { Bool: { "aws:PrincipalIsAWSService": "true" } };
const policyOf = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

/** As this platform writes it. */
const scoped = policyOf(
  { ...everything, Condition: own },
  { ...everything, Condition: services },
  { Effect: "Allow", Principal: "*", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::public/*"] },
);
const open = (index: number) =>
  `say in policy.Statement[${index}] who may do what to which resources, ` +
  "or add a condition such as aws:ResourceAccount";
const absent = (came: string) =>
  `give the endpoint a policy: its default lets everybody do everything; policy is ${came}`;

const endpoint: Unwrap<VpcEndpointArgs> = {
  vpcId: "vpc-1",
  vpcEndpointType: "Interface",
  serviceName: "com.amazonaws.eu-west-1.sagemaker.api",
  policy: scoped,
};

describeResourceRule(vpcEndpointPolicyScoped, {
  compliant: { type: ec2.vpcEndpoint, props: endpoint },
  finds: {
    "everybody doing everything": {
      change: { policy: policyOf({ ...everything, Condition: own }, everything) },
      messages: [open(1)],
    },
    "everything of one service, to every bucket": {
      change: { policy: policyOf({ ...everything, Action: "s3:*", Resource: "arn:aws:s3:::*" }) },
      messages: [open(0)],
    },
    "principals that are all accounts": {
      change: { policy: policyOf({ ...everything, Principal: { AWS: "*" } }) },
      messages: [open(0)],
    },
    "everything but some": {
      change: {
        policy: policyOf({
          Effect: "Allow",
          Principal: "*",
          NotAction: "s3:DeleteBucket",
          NotResource: "arn:aws:s3:::audit",
        }),
      },
      messages: [open(0)],
    },
    "a condition that everybody in the VPC fulfils": {
      change: {
        policy: policyOf({ ...everything, Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } }),
      },
      messages: [open(0)],
    },
    "a condition that names nothing": {
      change: {
        policy: policyOf({ ...everything, Condition: { StringLike: { "aws:ResourceAccount": "*" } } }),
      },
      messages: [open(0)],
    },
    "an endpoint without a policy": {
      change: { policy: ABSENT },
      decidedBy: ["serviceName", "vpcEndpointType"],
      messages: [absent("absent")],
    },
    "a gateway without a policy": {
      change: { policy: "", vpcEndpointType: ABSENT, serviceName: "com.amazonaws.eu-west-1.s3" },
      messages: [absent('""')],
    },
  },
  passes: {
    "named identities": {
      change: { policy: policyOf({ ...everything, Principal: { AWS: "arn:aws:iam::111122223333:root" } }) },
    },
    "named actions": { change: { policy: policyOf({ ...everything, Action: ["sts:AssumeRole"] }) } },
    "named resources": { change: { policy: policyOf({ ...everything, Resource: "arn:aws:s3:::data/*" }) } },
    "a denial": { change: { policy: policyOf({ ...everything, Effect: "Deny" }) } },
    "a policy that is known later": { change: { policy: UNKNOWN } },
    "a service that is known later": { change: { policy: ABSENT, serviceName: UNKNOWN } },
    "somebody's own service": {
      change: { policy: ABSENT, serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0" },
    },
    "a kind of endpoint that takes no policy": {
      change: { policy: ABSENT, vpcEndpointType: "GatewayLoadBalancer" },
    },
    "a service that takes no policy": {
      change: { policy: ABSENT },
      settings: { servicesWithoutPolicy: ["sagemaker.api"] },
    },
  },
});

const alone: Unwrap<VpcEndpointPolicyArgs> = { vpcEndpointId: "vpce-1", policy: scoped };

describeResourceRule(vpcEndpointPolicyScoped, {
  compliant: { type: ec2.vpcEndpointPolicy, props: alone },
  finds: {
    "everybody doing everything": { change: { policy: policyOf(everything) }, messages: [open(0)] },
  },
  passes: { "a policy that says nothing": { change: { policy: ABSENT } } },
});

const awsx: Unwrap<VpcArgs> = {
  cidrBlock: "10.0.0.0/16",
  vpcEndpointSpecs: [{ serviceName: "com.amazonaws.eu-west-1.s3", policy: scoped }],
};

describeResourceRule(vpcEndpointPolicyScoped, {
  compliant: { type: ec2.awsxVpc, props: awsx },
  finds: {
    "an endpoint without a policy": {
      change: { "vpcEndpointSpecs.0.policy": ABSENT },
      decidedBy: ["vpcEndpointSpecs"],
      messages: [
        "give the endpoint a policy: its default lets everybody do everything; " +
          "vpcEndpointSpecs[0].policy is absent",
      ],
    },
  },
  passes: {
    "under the engine: a component that shows nothing": {
      change: { cidrBlock: ABSENT, vpcEndpointSpecs: ABSENT },
    },
  },
});
