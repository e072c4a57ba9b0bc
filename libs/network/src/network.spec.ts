import { Provider } from "@pulumi/aws/provider.js";
import { sageMakerEndpointServices } from "@mlops/aws";
import { awsEnvironment } from "@mlops/core";
import { type Answers, UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { endpointPolicy } from "./endpoint-policy.ts";
import type { ExistingNetworkArgs, NetworkArgs, NewNetworkArgs } from "./network-args.ts";
import { Network } from "./network.ts";

type NewVpc = NewNetworkArgs["vpc"]["create"];

const common = {
  environment: awsEnvironment({
    app: "platform",
    name: "prod",
    account: "111122223333",
    region: "eu-west-1",
  }),
  logKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/logs",
  permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/mlops/boundary",
};

/** A stack with nothing but a network, as an app makes it. */
const stack = (args: NetworkArgs) => () => {
  const aws = new Provider("stack", { region: "eu-west-1", allowedAccountIds: ["111122223333"] });
  const network = new Network("network", args, { providers: { aws } });
  const { vpcId, privateSubnetIds, workloadSecurityGroupId, s3EndpointId } = network;
  return { vpcId, privateSubnetIds, workloadSecurityGroupId, ...(s3EndpointId && { s3EndpointId }) };
};
const build = (args: NetworkArgs, answers: Answers = {}) => pretendCloud(stack(args), { answers });
const buildNew = (create: NewVpc, args: Partial<NewNetworkArgs> = {}) =>
  build({ ...common, ...args, vpc: { create } });

const vpc = ["Vpc network-vpc"];
const closedDefault = ["DefaultSecurityGroup network-default"];
const flowLogs = [
  "FlowLog network-flow-logs",
  "FlowLogs network-flow-logs",
  "LogGroup network-flow-logs-log",
  "Role network-flow-logs-writer",
  "RolePolicy network-flow-logs-writer-policy",
  "ServiceRole network-flow-logs-writer",
];
const gateway = ["Endpoints network-endpoints", "VpcEndpoint network-endpoints-s3"];
const interfaces = (range: string, services: readonly string[] = sageMakerEndpointServices) => [
  "SecurityGroup network-endpoints-group",
  `SecurityGroupIngressRule network-endpoints-group-from-${range}`,
  ...services.map((service) => `VpcEndpoint network-endpoints-${service}`),
];
const workloads = (...destinations: string[]) => [
  "SecurityGroup network-workloads",
  "SecurityGroupEgressRule network-workloads-to-itself",
  "SecurityGroupIngressRule network-workloads-from-itself",
  "WorkloadGroup network-workloads",
  ...destinations.map((to) => `SecurityGroupEgressRule network-workloads-to-${to}`),
];
const census = (...parts: string[][]) => ["Network network", ...parts.flat()].sort();

describe("a network in a new VPC", () => {
  test.each<[string, NewVpc, string[]]>([
    [
      "a NAT gateway, in two zones",
      { cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "single" },
      workloads("s3", "endpoints", "internet"),
    ],
    [
      "a NAT gateway in each of three zones",
      { cidrBlock: "10.0.0.0/16", zones: 3, natGateways: "one-per-zone" },
      workloads("s3", "endpoints", "internet"),
    ],
    [
      "public subnets but no NAT gateway",
      { cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "none" },
      workloads("s3", "endpoints"),
    ],
    ["no internet", { cidrBlock: "10.0.0.0/16", zones: 3, internet: false }, workloads("s3", "endpoints")],
  ])("with %s has all its parts", async (_, create, group) => {
    const cloud = await buildNew(create);
    const parts = [vpc, closedDefault, flowLogs, gateway, interfaces("10.0.0.0-16"), group];
    expect(cloud.census()).toEqual(census(...parts));
    expect(cloud.outputs).toEqual({
      vpcId: UNKNOWN,
      privateSubnetIds: UNKNOWN,
      workloadSecurityGroupId: UNKNOWN,
      s3EndpointId: UNKNOWN,
    });
  });

  test("can do without interface endpoints where NAT gateways lead to AWS", async () => {
    const create: NewVpc = { cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "single" };
    const cloud = await buildNew(create, { endpoints: { interfaces: "none" } });
    expect(cloud.census()).toEqual(
      census(vpc, closedDefault, flowLogs, gateway, workloads("s3", "internet")),
    );
  });

  test.each<[string, NewVpc, boolean]>([
    [
      "none in dev where a NAT gateway leads to AWS",
      { cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "single" },
      false,
    ],
    ["all in dev without one", { cidrBlock: "10.0.0.0/16", zones: 2, internet: false }, true],
  ])("has of the interface endpoints, by default, %s", async (_, create, areMade) => {
    const environment = { ...common.environment, name: "dev" } as const;
    const cloud = await buildNew(create, { environment });
    const made = cloud.census().filter((one) => /^VpcEndpoint (?!.*-s3$)/.test(one));
    expect(made).toHaveLength(areMade ? sageMakerEndpointServices.length : 0);
  });

  test.each<[string, NewVpc, string[]]>([
    ["without internet", { cidrBlock: "10.0.0.0/16", zones: 2, internet: false }, ["api", "repositories"]],
    ["with a NAT gateway", { cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "single" }, []],
  ])("leads to a package mirror, %s", async (_, create, services) => {
    const cloud = await buildNew(create, { packageMirror: true });
    expect(cloud.census().filter((one) => one.includes("codeartifact"))).toEqual(
      services.map((service) => `VpcEndpoint network-endpoints-codeartifact.${service}`),
    );
  });

  test("has additional endpoints if they are asked for", async () => {
    const additional = ["ssmmessages", "studio"];
    const create: NewVpc = { cidrBlock: "192.168.0.0/20", zones: 2, internet: false };
    const cloud = await buildNew(create, { endpoints: { additional } });
    const all = interfaces("192.168.0.0-20", [...sageMakerEndpointServices, ...additional]);
    const parts = [vpc, closedDefault, flowLogs, gateway, all, workloads("s3", "endpoints")];
    expect(cloud.census()).toEqual(census(...parts));
  });

  test("lets workloads reach trusted accounts through its endpoints", async () => {
    const create: NewVpc = { cidrBlock: "10.0.0.0/16", zones: 2, internet: false };
    const cloud = await buildNew(create, { trustedAccounts: ["444455556666"] });
    const { environment } = common;
    const perimeter = { environment, trustedAccounts: ["444455556666"], readableBuckets: [] };
    for (const service of ["s3", "sagemaker.api"]) {
      expect(cloud.inputs(`network-endpoints-${service}`).policy).toBe(
        JSON.stringify(endpointPolicy(service, perimeter)),
      );
    }
  });

  test("joins its parts", async () => {
    const cloud = await buildNew({ cidrBlock: "10.0.0.0/16", zones: 3, natGateways: "one-per-zone" });
    const made = cloud.resource("network-vpc").urn;
    expect(cloud.inputs("network-default")).toEqual({
      vpcId: UNKNOWN,
      ingress: [],
      egress: [],
      tags: { Name: "network-default" },
    });
    for (const name of ["network-default", "network-endpoints-group", "network-endpoints-s3"]) {
      expect(cloud.resource(name).propertyDependencies.vpcId).toEqual([made]);
    }
    expect(cloud.resource("network-flow-logs", "FlowLog").propertyDependencies.vpcId).toEqual([made]);
    expect(cloud.resource("network-workloads", "SecurityGroup").propertyDependencies.vpcId).toEqual([made]);
    // The number of zones is known before the subnets are.
    expect(cloud.inputs("network-endpoints-kms").subnetIds).toEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
    expect(cloud.inputs("network-endpoints-s3").routeTableIds).toEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
    expect(cloud.resource("network-workloads-to-s3").propertyDependencies.prefixListId).toEqual([
      cloud.resource("network-endpoints-s3").urn,
    ]);
    const toEndpoints = cloud.resource("network-workloads-to-endpoints").propertyDependencies;
    expect(toEndpoints.referencedSecurityGroupId).toEqual([cloud.resource("network-endpoints-group").urn]);
    expect(cloud.inputs("network-workloads-to-internet").cidrIpv4).toBe("0.0.0.0/0");
  });

  test("belongs whole to the provider that it is given", async () => {
    const cloud = await buildNew({ cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "single" });
    const managed = cloud.resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
    expect(new Set(managed.map(({ provider }) => provider))).toEqual(new Set(["stack"]));
    expect(cloud.resource("network-vpc").providers).toEqual({ aws: "stack" });
  });

  test("is previewed twice alike", async () => {
    const create: NewVpc = { cidrBlock: "10.0.0.0/16", zones: 3, internet: false };
    expect((await buildNew(create)).resources).toEqual((await buildNew(create)).resources);
  });

  test("is refused with every problem at once", async () => {
    const args: NetworkArgs = {
      ...common,
      vpc: { create: { cidrBlock: "10.0.0.0/8", zones: 2, natGateways: "single" } },
      trustedAccounts: ["dev", "111122223333"],
    };
    expect(await pretendProblems(stack(args))).toEqual([
      "network cannot be built:\n" +
        '  - trustedAccounts[0]: got "dev"; expected 12 digits, in quotes\n' +
        '  - trustedAccounts[1]: got "111122223333"; expected an account other than the stack\'s own\n' +
        '  - vpc.create.cidrBlock: got "10.0.0.0/8"; expected a size from /16 to /20',
    ]);
  });
});

describe("a network in an existing VPC", () => {
  const given: ExistingNetworkArgs = {
    ...common,
    vpc: { existing: "vpc-0a1b" },
    privateSubnets: { existing: ["subnet-0a1b", "subnet-0c2d"] },
    workloadSecurityGroup: { existing: "sg-0a1b" },
  };
  const inSsm: ExistingNetworkArgs = {
    ...common,
    vpc: { fromSsm: "/shared/vpc-id" },
    privateSubnets: { fromSsm: "/shared/subnet-ids" },
    workloadSecurityGroup: { fromSsm: "/shared/group-id" },
  };
  const parameters: Readonly<Record<string, string>> = {
    "/shared/vpc-id": "vpc-0e3f",
    "/shared/subnet-ids": "subnet-0e3f,subnet-0f4a",
    "/shared/group-id": "sg-0e3f",
    "/shared/route-table-ids": "rtb-0e3f",
  };
  const ssm: Answers = {
    "aws:ssm/getParameter": ({ args }) => ({ insecureValue: parameters[String(args.name)] ?? UNKNOWN }),
  };

  test("makes nothing that is not asked for", async () => {
    const cloud = await build(given);
    expect(cloud.census()).toEqual(["Network network"]);
    expect(cloud.outputs).toEqual({
      vpcId: "vpc-0a1b",
      privateSubnetIds: ["subnet-0a1b", "subnet-0c2d"],
      workloadSecurityGroupId: "sg-0a1b",
    });
  });

  test("takes every id from SSM instead", async () => {
    const cloud = await build(inSsm, ssm);
    expect(cloud.census()).toEqual(["Network network"]);
    expect(cloud.outputs).toEqual({
      vpcId: "vpc-0e3f",
      privateSubnetIds: ["subnet-0e3f", "subnet-0f4a"],
      workloadSecurityGroupId: "sg-0e3f",
    });
  });

  test("reads SSM through the provider that it is given", async () => {
    const accounts: unknown[] = [];
    await build(inSsm, {
      "aws:ssm/getParameter": ({ provider }) => {
        accounts.push(provider.allowedAccountIds);
        return UNKNOWN;
      },
    });
    expect(accounts).toEqual(Array(3).fill('["111122223333"]'));
  });

  test("makes a security group alone, with rules to the given destinations", async () => {
    const httpsTo = ["10.9.0.0/24", "pl-6da54004"];
    const cloud = await build({ ...given, workloadSecurityGroup: { create: { httpsTo } } });
    expect(cloud.census()).toEqual(census(workloads("10.9.0.0-24", "pl-6da54004")));
    const https = { securityGroupId: UNKNOWN, ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    expect(cloud.inputs("network-workloads-to-10.9.0.0-24")).toEqual({
      ...https,
      cidrIpv4: "10.9.0.0/24",
      description: "HTTPS to 10.9.0.0/24",
    });
    expect(cloud.inputs("network-workloads-to-pl-6da54004")).toEqual({
      ...https,
      prefixListId: "pl-6da54004",
      description: "HTTPS to pl-6da54004",
    });
  });

  test("makes endpoints between given subnets and route tables, for a group made with them", async () => {
    const cloud = await build({
      ...given,
      workloadSecurityGroup: { create: {} },
      endpoints: { routeTables: { existing: ["rtb-0a1b"] }, clientCidrBlocks: ["10.0.0.0/16"] },
    });
    expect(cloud.census()).toEqual(census(gateway, interfaces("10.0.0.0-16"), workloads("s3", "endpoints")));
    expect(cloud.inputs("network-endpoints-s3").routeTableIds).toEqual(["rtb-0a1b"]);
    expect(cloud.inputs("network-endpoints-kms").subnetIds).toEqual(["subnet-0a1b", "subnet-0c2d"]);
  });

  test("makes everything that is asked for where its ids are in SSM", async () => {
    const asked: Partial<ExistingNetworkArgs> = {
      endpoints: {
        interfaces: "none",
        routeTables: { fromSsm: "/shared/route-table-ids" },
        clientCidrBlocks: ["10.0.0.0/16"],
      },
      flowLogs: {},
      closeDefaultSecurityGroup: true,
    };
    const cloud = await build({ ...inSsm, ...asked }, ssm);
    expect(cloud.census()).toEqual(census(gateway, flowLogs, closedDefault));
    expect(cloud.inputs("network-endpoints-s3").routeTableIds).toEqual(["rtb-0e3f"]);
    expect(cloud.inputs("network-flow-logs", "FlowLog").vpcId).toBe("vpc-0e3f");
    expect(cloud.inputs("network-default").vpcId).toBe("vpc-0e3f");
  });
});
