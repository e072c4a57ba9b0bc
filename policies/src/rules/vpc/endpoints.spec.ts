import { cloudControlResource, ec2, sagemaker } from "../../resource/resource-types.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../../testing/index.ts";
import { vpcEndpointMultiAz, vpcEndpointPolicyScoped, vpcEndpointsRequired } from "./endpoints.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { sageMakerEndpointServices } from "@mlops/aws";
import type { VpcEndpointArgs } from "@pulumi/aws/ec2/vpcEndpoint.js";
import type { VpcEndpointPolicyArgs } from "@pulumi/aws/ec2/vpcEndpointPolicy.js";
import type { VpcArgs } from "@pulumi/awsx/ec2/vpc.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("vpc-endpoint-multi-az", () => {
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
});

describe("vpc-endpoint-policy-scoped", () => {
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
});

describe("vpc-endpoints-required", () => {
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
});
