import type { VpcEndpointArgs } from "@pulumi/aws/ec2/vpcEndpoint.js";
import type { Unwrap } from "@pulumi/pulumi";
import { sageMakerEndpointServices } from "@mlops/aws";
import { cloudControlResource, ec2, sagemaker } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { vpcEndpointsRequired } from "./vpc-endpoints-required.ts";

const needed = [
  "sagemaker.api",
  "sagemaker.runtime",
  "ecr.api",
  "ecr.dkr",
  "kms",
  "logs",
  "s3",
  "ssm",
  "sts",
];
const endpointsOf = (
  vpc: string,
  names = needed.map((one) => `com.amazonaws.eu-west-1.${one}`),
): StackFixture =>
  Object.fromEntries(
    names.map((serviceName, index) => {
      const props: Unwrap<VpcEndpointArgs> = { vpcId: UNKNOWN, serviceName };
      return [`${vpc}-${needed[index]}`, { type: ec2.vpcEndpoint, props, from: { vpcId: [vpc] } }];
    }),
  );
const domain: StackFixture[string] = {
  type: sagemaker.domain,
  props: { vpcId: UNKNOWN, subnetIds: [UNKNOWN] },
  from: { vpcId: ["main"], subnetIds: ["main"] },
};
const model: StackFixture[string] = {
  type: sagemaker.model,
  props: { vpcConfig: { subnets: [UNKNOWN] } },
  from: { vpcConfig: ["subnet"] },
};
const subnetOf = (vpc: string): StackFixture[string] => ({
  type: ec2.subnet,
  props: { vpcId: UNKNOWN },
  from: { vpcId: [vpc] },
});

describeStackRule(vpcEndpointsRequired, {
  compliant: {
    main: { type: ec2.vpc, props: { cidrBlock: "10.0.0.0/16" } },
    ...endpointsOf("main"),
    domain,
    // Nothing of SageMaker's is in it.
    other: { type: ec2.vpc, props: { cidrBlock: "10.1.0.0/16" } },
  },
  finds: {
    "a VPC without some of them": {
      without: ["main-kms", "main-s3"],
      decidedBy: needed.map((service) => `main-${service}.serviceName`),
      findings: [{ on: "main", message: "give the VPC endpoints for kms, s3" }],
    },
    "a VPC whose endpoints are for other services": {
      change: {
        "main-sts": { serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0" },
        "main-ssm": { serviceName: "com.amazonaws.eu-west-1.ssmmessages" },
      },
      decidedBy: needed.map((service) => `main-${service}.serviceName`),
      findings: [{ on: "main", message: "give the VPC endpoints for ssm, sts" }],
    },
    "a VPC whose endpoints are another VPC's": {
      without: needed.map((service) => `main-${service}`),
      with: endpointsOf("other"),
      findings: [{ on: "main", message: `give the VPC endpoints for ${needed.join(", ")}` }],
    },
    "a VPC with a model in a subnet of it": {
      without: ["domain", "main-logs"],
      with: { subnet: subnetOf("main"), model },
      decidedBy: needed.map((service) => `main-${service}.serviceName`),
      findings: [{ on: "main", message: "give the VPC endpoints for logs" }],
    },
    "a VPC with something that @pulumi/aws has no class for": {
      without: ["domain", "main-logs"],
      with: {
        subnet: subnetOf("main"),
        definition: {
          type: cloudControlResource,
          props: { typeName: "AWS::SageMaker::ModelQualityJobDefinition", desiredState: UNKNOWN },
          from: { desiredState: ["subnet"] },
        },
      },
      decidedBy: [...needed.map((service) => `main-${service}.serviceName`), "definition.typeName"],
      findings: [{ on: "main", message: "give the VPC endpoints for logs" }],
    },
    "a VPC without what its environment asks for": {
      settings: { services: ["s3", "secretsmanager"] },
      decidedBy: needed.map((service) => `main-${service}.serviceName`),
      findings: [{ on: "main", message: "give the VPC endpoints for secretsmanager" }],
    },
  },
  passes: {
    "names of another partition": {
      change: {
        "main-sts": { serviceName: "cn.com.amazonaws.cn-north-1.sts" },
        "main-ecr.api": { serviceName: "eu.amazonaws.eusc-de-east-1.ecr.api" },
      },
    },
    "validated cryptography": {
      change: { "main-kms": { serviceName: "com.amazonaws.us-gov-west-1.kms-fips" } },
    },
    "a service that is known later": { change: { "main-kms": { serviceName: UNKNOWN } } },
    "an endpoint of a VPC that is known later, from nowhere in particular": {
      without: ["main-kms"],
      with: {
        somewhere: {
          type: ec2.vpcEndpoint,
          props: { vpcId: UNKNOWN, serviceName: "com.amazonaws.eu-west-1.kms" },
        },
      },
    },
    "a VPC with nothing of SageMaker's in it": {
      without: ["domain", "main-kms"],
      with: { subnet: subnetOf("other") },
    },
    "a VPC with a Cloud Control resource of another service": {
      without: ["domain", "main-logs"],
      with: {
        subnet: subnetOf("main"),
        cluster: {
          type: cloudControlResource,
          props: { typeName: "AWS::EKS::Cluster", desiredState: UNKNOWN },
          from: { desiredState: ["subnet"] },
        },
      },
    },
  },
});

/** The same VPC of awsx: offline it is one node, under the engine it has a VPC with subnets in it. */
const offline: StackFixture = {
  component: { type: ec2.awsxVpc, name: "main" },
  domain: { ...domain, from: { subnetIds: ["component"] } },
};
const online: StackFixture = {
  component: { type: ec2.awsxVpc, name: "main" },
  vpc: { type: ec2.vpc, name: "main", parent: "component" },
  subnet: { ...subnetOf("vpc"), parent: "vpc" },
  domain: { ...domain, from: { subnetIds: ["subnet", "vpc", "component"] } },
};
const missing = [{ on: "component", message: "give the VPC endpoints for kms" }];
const names = needed.map((service) => `component-${service}.serviceName`);

describe("a VPC made by awsx", () => {
  describeStackRule(vpcEndpointsRequired, {
    compliant: { ...offline, ...endpointsOf("component") },
    finds: {
      "offline: a component without an endpoint": {
        without: ["component-kms"],
        decidedBy: names,
        findings: missing,
      },
      "under the engine: a component without an endpoint": {
        without: ["component-kms"],
        with: online,
        decidedBy: names,
        findings: missing,
      },
    },
    passes: {
      "under the engine: endpoints of the component": { with: online },
      "under the engine: endpoints that awsx made": {
        without: needed.map((service) => `component-${service}`),
        with: { ...online, ...endpointsOf("vpc") },
      },
      "offline: an endpoint among the arguments": {
        without: ["component-kms"],
        change: { component: { vpcEndpointSpecs: [{ serviceName: "com.amazonaws.eu-west-1.kms" }] } },
      },
      "offline: arguments that are known later": {
        without: ["component-kms"],
        change: { component: { vpcEndpointSpecs: UNKNOWN } },
      },
    },
  });
});

test("asks for no endpoint but the gateway of S3 and those that SageMaker needs", () => {
  const others = (vpcEndpointsRequired.settings?.services ?? []).filter(
    (service) => !sageMakerEndpointServices.includes(service),
  );
  expect(others).toEqual(["s3"]);
});
