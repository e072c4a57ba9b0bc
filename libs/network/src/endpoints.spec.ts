import { output } from "@pulumi/pulumi";
import { type EnvironmentName, awsEnvironment } from "@mlops/core";
import { UNKNOWN, pretendCloud } from "@mlops/testing";
import type { z } from "zod";
import { endpointPolicy } from "./endpoint-policy.ts";
import { endpointsSettings } from "./endpoint-settings.ts";
import { Endpoints, type EndpointsArgs } from "./endpoints.ts";

const environmentOf = (name: EnvironmentName) =>
  awsEnvironment({ app: "platform", name, account: "111122223333", region: "eu-west-1" });
const environment = environmentOf("prod");
type Settings = z.input<typeof endpointsSettings>;

const build = (settings: Settings, change: Partial<EndpointsArgs> = {}) =>
  pretendCloud(() => {
    const endpoints = new Endpoints("endpoints", {
      environment,
      vpcId: "vpc-0a1b",
      subnetIds: ["subnet-0a1b", "subnet-0c2d"],
      routeTableIds: ["rtb-0a1b", "rtb-0c2d"],
      clientCidrBlocks: ["10.0.0.0/16", "10.1.0.0/16"],
      trustedAccounts: [],
      furtherServices: [],
      ...endpointsSettings.parse(settings),
      ...change,
    });
    return { hasGroup: endpoints.securityGroupId !== undefined };
  });
const policy = (
  service: string,
  trustedAccounts: readonly string[] = [],
  readableBuckets: readonly string[] = [],
) => JSON.stringify(endpointPolicy(service, { environment, trustedAccounts, readableBuckets }));

describe("endpoints", () => {
  test("lead from the route tables to S3, always", async () => {
    const cloud = await build({ interfaces: "none", readableBuckets: ["open-data"] });
    expect(cloud.census()).toEqual(["Endpoints endpoints", "VpcEndpoint endpoints-s3"]);
    expect(cloud.outputs).toEqual({ hasGroup: false });
    expect(cloud.inputs("endpoints-s3")).toEqual({
      vpcId: "vpc-0a1b",
      vpcEndpointType: "Gateway",
      serviceName: "com.amazonaws.eu-west-1.s3",
      routeTableIds: ["rtb-0a1b", "rtb-0c2d"],
      policy: policy("s3", [], ["open-data"]),
      tags: { Name: "endpoints-s3" },
    });
  });

  test("stand in every zone, under the services' own names, behind their own group", async () => {
    const cloud = await build({}, { trustedAccounts: ["444455556666"] });
    expect(cloud.outputs).toEqual({ hasGroup: true });
    expect(cloud.inputs("endpoints-sagemaker.api")).toEqual({
      vpcId: "vpc-0a1b",
      vpcEndpointType: "Interface",
      serviceName: "com.amazonaws.eu-west-1.sagemaker.api",
      subnetIds: ["subnet-0a1b", "subnet-0c2d"],
      securityGroupIds: [UNKNOWN],
      privateDnsEnabled: true,
      policy: policy("sagemaker.api", ["444455556666"]),
      tags: { Name: "endpoints-sagemaker.api" },
    });
    expect(cloud.resource("endpoints-sagemaker.api").propertyDependencies.securityGroupIds).toEqual([
      cloud.resource("endpoints-group").urn,
    ]);
  });

  test.each<[EnvironmentName, number | undefined, string[]]>([
    ["dev", undefined, ["subnet-0a1b"]],
    ["dev", 2, ["subnet-0a1b", "subnet-0c2d"]],
    ["qa", undefined, ["subnet-0a1b", "subnet-0c2d"]],
    ["qa", 1, ["subnet-0a1b"]],
    ["prod", 3, ["subnet-0a1b", "subnet-0c2d"]],
  ])("are, in %s with zones %p, in the first zones", async (name, zones, subnetIds) => {
    const given = await build({ zones }, { environment: environmentOf(name) });
    expect(given.inputs("endpoints-sts").subnetIds).toEqual(subnetIds);
    const known = output(["subnet-0a1b", "subnet-0c2d"]);
    const found = await build({ zones }, { environment: environmentOf(name), subnetIds: known });
    expect(found.inputs("endpoints-sts").subnetIds).toEqual(subnetIds);
  });

  test("are made once for a service that is asked for and needed anyway", async () => {
    const cloud = await build(
      { additional: ["sts", "codeartifact.api"] },
      { furtherServices: ["codeartifact.api"] },
    );
    const made = cloud.census().filter((one) => /sts|codeartifact/.test(one));
    expect(made).toEqual(["VpcEndpoint endpoints-codeartifact.api", "VpcEndpoint endpoints-sts"]);
  });

  test("have no policy where the service takes none", async () => {
    const cloud = await build({
      interfaces: "none",
      additional: ["athena", { service: "transfer.server", policy: "not-supported" }],
    });
    expect(cloud.inputs("endpoints-athena").policy).toBe(policy("athena"));
    expect(cloud.inputs("endpoints-transfer.server")).toEqual({
      vpcId: "vpc-0a1b",
      vpcEndpointType: "Interface",
      serviceName: "com.amazonaws.eu-west-1.transfer.server",
      subnetIds: ["subnet-0a1b", "subnet-0c2d"],
      securityGroupIds: [UNKNOWN],
      privateDnsEnabled: true,
      tags: { Name: "endpoints-transfer.server" },
    });
  });

  test("let clients of every range in, over HTTPS, and connect to nobody", async () => {
    const cloud = await build({ interfaces: "none", additional: ["athena"] });
    expect(cloud.census()).toEqual([
      "Endpoints endpoints",
      "SecurityGroup endpoints-group",
      "SecurityGroupIngressRule endpoints-group-from-10.0.0.0-16",
      "SecurityGroupIngressRule endpoints-group-from-10.1.0.0-16",
      "VpcEndpoint endpoints-athena",
      "VpcEndpoint endpoints-s3",
    ]);
    expect(cloud.inputs("endpoints-group")).toEqual({
      vpcId: "vpc-0a1b",
      description: "VPC endpoints: HTTPS from inside the VPC",
      tags: { Name: "endpoints-group" },
    });
    expect(cloud.inputs("endpoints-group-from-10.1.0.0-16")).toEqual({
      securityGroupId: UNKNOWN,
      description: "HTTPS from clients in 10.1.0.0/16",
      cidrIpv4: "10.1.0.0/16",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    });
  });
});
