import {
  UNKNOWN_MARKER,
  type RegisteredResource,
  type WireProperties,
  resourceDefaults,
} from "@mlops/engine";
import { neededQuotas } from "./needed-quotas.ts";

const urnOf = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;

/** A resource as a preview has it. @param from names of inputs, with the resource that each is made of */
function planned(
  type: string,
  name: string,
  inputs: WireProperties,
  from: Readonly<Record<string, RegisteredResource>> = {},
): RegisteredResource {
  const unknown = Object.fromEntries(Object.keys(from).map((key) => [key, UNKNOWN_MARKER]));
  return {
    ...resourceDefaults,
    urn: urnOf(type, name),
    type,
    name,
    inputs: { ...inputs, ...unknown },
    outputs: {},
    dependencies: Object.values(from).map(({ urn }) => urn),
    propertyDependencies: new Map(Object.entries(from).map(([key, { urn }]) => [key, [urn]])),
  };
}

/** `name: count` of each need. */
const needs = (...resources: RegisteredResource[]) =>
  Object.fromEntries(neededQuotas(resources).map(({ quota, count }) => [quota.name, count]));

const configurationOf = (...productionVariants: WireProperties[]) =>
  planned("aws:sagemaker/endpointConfiguration:EndpointConfiguration", "config", { productionVariants });
const endpointOf = (configuration: RegisteredResource, inputs: WireProperties = {}) =>
  planned(
    "aws:sagemaker/endpoint:Endpoint",
    "endpoint",
    { name: "live", ...inputs },
    { endpointConfigName: configuration },
  );
const target = (resourceId: string, maxCapacity: number, serviceNamespace = "sagemaker") =>
  planned("aws:appautoscaling/target:Target", `target-${maxCapacity}`, {
    resourceId,
    maxCapacity,
    serviceNamespace,
  });

/** The quota of all types together. */
const INSTANCES = "Number of instances across active endpoints";
const main = { variantName: "main", instanceType: "ml.m5.large", initialInstanceCount: 2 };

describe("an endpoint", () => {
  test("needs its instances twice while a second fleet takes over", () => {
    const configuration = configurationOf(main);
    expect(needs(configuration, endpointOf(configuration))).toEqual({
      [INSTANCES]: 4,
      "ml.m5.large for endpoint usage": 4,
    });
  });

  test("needs as many as it is scaled out to, whoever scales it", () => {
    const configuration = configurationOf(main, {
      variantName: "managed",
      instanceType: "ml.g5.xlarge",
      initialInstanceCount: 1,
      managedInstanceScaling: { maxInstanceCount: 3 },
    });
    const resources = [
      configuration,
      endpointOf(configuration),
      target("endpoint/live/variant/main", 5),
      target("endpoint/other/variant/main", 50),
      target("endpoint/live/variant/main", 60, "ecs"),
    ];
    expect(needs(...resources)).toEqual({
      [INSTANCES]: 16,
      "ml.g5.xlarge for endpoint usage": 6,
      "ml.m5.large for endpoint usage": 10,
    });
  });

  test.each([
    [{ type: "INSTANCE_COUNT", value: 3 }, 13],
    [{ type: "CAPACITY_PERCENT", value: 25 }, 13],
    [{ type: "CAPACITY_PERCENT", value: 50 }, 15],
  ])("with a rolling update needs one batch more: %j", (maximumBatchSize, count) => {
    const configuration = configurationOf({ ...main, initialInstanceCount: 10 });
    const deploymentConfig = { rollingUpdatePolicy: { maximumBatchSize } };
    expect(needs(configuration, endpointOf(configuration, { deploymentConfig }))).toEqual({
      [INSTANCES]: count,
      "ml.m5.large for endpoint usage": count,
    });
  });

  test("without servers needs the concurrency of its variants, and is one", () => {
    const configuration = configurationOf(
      { variantName: "a", serverlessConfig: { maxConcurrency: 5, memorySizeInMb: 2048 } },
      { variantName: "b", serverlessConfig: { maxConcurrency: 7, memorySizeInMb: 2048 } },
    );
    const resources = [configuration, endpointOf(configuration)];
    expect(neededQuotas(resources)).toEqual([
      {
        quota: {
          service: "sagemaker",
          name: "Maximum number of serverless endpoints",
          code: "L-99AD19BF",
        },
        count: 1,
        by: ["endpoint"],
      },
      {
        quota: {
          service: "sagemaker",
          name: "Maximum total concurrency that can be allocated across all serverless endpoints",
          code: "L-96300102",
        },
        count: 12,
        by: ["endpoint"],
      },
    ]);
  });

  test("whose configuration goes through Cloud Control needs the same", () => {
    const desiredState = JSON.stringify({
      ProductionVariants: [
        {
          VariantName: "main",
          InstanceType: "ml.g5.2xlarge",
          ManagedInstanceScaling: { MaxInstanceCount: 4 },
        },
      ],
    });
    const configuration = planned("aws:cloudcontrol/resource:Resource", "config", {
      typeName: "AWS::SageMaker::EndpointConfig",
      desiredState,
    });
    expect(needs(configuration, endpointOf(configuration))).toEqual({
      [INSTANCES]: 8,
      "ml.g5.2xlarge for endpoint usage": 8,
    });
    const unknown = planned("aws:cloudcontrol/resource:Resource", "config", {
      typeName: "AWS::SageMaker::EndpointConfig",
      desiredState: UNKNOWN_MARKER,
    });
    expect(needs(unknown, endpointOf(unknown))).toEqual({});
  });

  test("needs nothing of a configuration that it does not use, or that is only read", () => {
    const used = configurationOf(main);
    expect(needs(used)).toEqual({});
    expect(needs(used, { ...endpointOf(used), external: true })).toEqual({});
  });
});

test("instances and apps count by type", () => {
  const notebook = (name: string) =>
    planned("aws:sagemaker/notebookInstance:NotebookInstance", name, { instanceType: "ml.t3.medium" });
  const space = (name: string, appType: string, settings: string) =>
    planned("aws:sagemaker/space:Space", name, {
      spaceSettings: { appType, [settings]: { defaultResourceSpec: { instanceType: "ml.m5.xlarge" } } },
    });
  expect(
    needs(
      notebook("a"),
      notebook("b"),
      space("c", "JupyterLab", "jupyterLabAppSettings"),
      space("d", "CodeEditor", "codeEditorAppSettings"),
      planned("aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer", "e", {}),
    ),
  ).toEqual({
    "Maximum number of MLflow Tracking Servers": 1,
    "Studio CodeEditor Apps running on ml.m5.xlarge instances": 1,
    "Studio JupyterLab Apps running on ml.m5.xlarge instances": 1,
    "Total number of notebook instances": 2,
    "ml.t3.medium for notebook instance usage": 2,
  });
});

describe("a network", () => {
  const NAT = "NAT gateways per Availability Zone";
  const ADDRESSES = "EC2-VPC Elastic IPs";
  const VPCS = "VPCs per Region";

  test.each<[WireProperties, Record<string, number>]>([
    [{}, { [ADDRESSES]: 3, [NAT]: 1, [VPCS]: 1 }],
    [
      { numberOfAvailabilityZones: 2, natGateways: { strategy: "OnePerAz" } },
      { [ADDRESSES]: 2, [NAT]: 1, [VPCS]: 1 },
    ],
    [{ natGateways: { strategy: "Single" } }, { [ADDRESSES]: 1, [NAT]: 1, [VPCS]: 1 }],
    [{ natGateways: { strategy: "None" } }, { [VPCS]: 1 }],
    [{ natGateways: { elasticIpAllocationIds: ["a", "b", "c"] } }, { [NAT]: 1, [VPCS]: 1 }],
  ])("of awsx with %j needs %j", (inputs, expected) => {
    expect(needs(planned("awsx:ec2:Vpc", "vpc", inputs))).toEqual(expected);
  });

  test("of single resources needs what they are", () => {
    expect(
      needs(
        planned("aws:ec2/vpc:Vpc", "vpc", {}),
        planned("aws:ec2/natGateway:NatGateway", "nat", {}),
        planned("aws:ec2/eip:Eip", "address", {}),
      ),
    ).toEqual({ [ADDRESSES]: 1, [NAT]: 1, [VPCS]: 1 });
  });

  test("needs the interface endpoints of the VPC that has the most", () => {
    const [one, other] = ["one", "other"].map((name) => planned("aws:ec2/vpc:Vpc", name, {}));
    const endpoint = (name: string, vpc: RegisteredResource | undefined, vpcEndpointType?: string) =>
      planned(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        name,
        vpcEndpointType === undefined ? {} : { vpcEndpointType },
        vpc && { vpcId: vpc },
      );
    expect(
      needs(
        endpoint("a", one, "Interface"),
        endpoint("b", one, "GatewayLoadBalancer"),
        endpoint("c", other, "Interface"),
        endpoint("d", one, "Gateway"),
        endpoint("e", one),
      ),
    ).toEqual({ "Interface VPC endpoints per VPC": 2 });
  });
});

test("a function needs what is reserved or provisioned for it, whichever is more", () => {
  const reserved = planned("aws:lambda/function:Function", "reserved", { reservedConcurrentExecutions: 10 });
  const provisioned = planned("aws:lambda/function:Function", "provisioned", {
    reservedConcurrentExecutions: -1,
  });
  const free = planned("aws:lambda/function:Function", "free", {});
  const resources = [
    reserved,
    provisioned,
    free,
    planned(
      "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
      "two",
      { provisionedConcurrentExecutions: 2 },
      { functionName: reserved },
    ),
    planned(
      "aws:appautoscaling/target:Target",
      "scaled",
      {
        scalableDimension: "lambda:function:ProvisionedConcurrency",
        serviceNamespace: "lambda",
        maxCapacity: 4,
      },
      { resourceId: provisioned },
    ),
  ];
  expect(needs(...resources)).toEqual({ "Concurrent executions": 14 });
});

test("each quota is there once, with the resources that need it", () => {
  const vpc = (name: string) => planned("aws:ec2/vpc:Vpc", name, {});
  expect(neededQuotas([vpc("b"), vpc("a"), { ...vpc("read"), external: true }])).toEqual([
    { quota: { service: "vpc", name: "VPCs per Region", code: "L-F678F1CE" }, count: 2, by: ["a", "b"] },
  ]);
});
