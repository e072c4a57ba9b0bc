import { awsEnvironment } from "@mlops/core";
import type { ExistingNetworkArgs, NetworkArgs, NewNetworkArgs, NewVpc } from "./network-args.ts";
import { networkProblems } from "./network-problems.ts";

const common = {
  environment: awsEnvironment("prod", "111122223333", "eu-west-1"),
  logKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/logs",
  permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/mlops/boundary",
};
const vpc: NewVpc = { cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "single" };
const made = (args: Partial<NewNetworkArgs> = {}): NetworkArgs => ({
  ...common,
  vpc: { create: vpc },
  ...args,
});
const adopted = (args: Partial<ExistingNetworkArgs> = {}): NetworkArgs => ({
  ...common,
  vpc: { existing: "vpc-0a1b" },
  privateSubnets: { existing: ["subnet-0a1b", "subnet-0c2d"] },
  workloadSecurityGroup: { existing: "sg-0a1b" },
  ...args,
});
/** What only a stack file can say: the compiler takes it from nobody else. */
const unchecked = (create: unknown): NetworkArgs => made({ vpc: { create: create as NewVpc } });

describe("nothing is wrong with", () => {
  test.each<[string, NetworkArgs]>([
    ["a new VPC", made()],
    ["a new VPC in named zones", made({ vpc: { create: { ...vpc, zones: ["eu-west-1c", "eu-west-1a"] } } })],
    [
      "a new VPC without internet",
      made({ vpc: { create: { cidrBlock: "10.0.0.0/20", zones: 3, internet: false } } }),
    ],
    [
      "endpoints picked by hand where there is no NAT gateway",
      made({
        vpc: { create: { cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "none" } },
        endpoints: { interfaces: "none", additional: ["sagemaker.api", "logs"] },
      }),
    ],
    ["no interface endpoints where NAT gateways lead to AWS", made({ endpoints: { interfaces: "none" } })],
    ["an existing network", adopted()],
    [
      "an existing network whose ids are in SSM",
      adopted({
        vpc: { fromSsm: "/shared/vpc-id" },
        privateSubnets: {
          fromSsm: "arn:aws:ssm:eu-west-1:444455556666:parameter/shared/private-subnet-ids",
        },
        workloadSecurityGroup: { fromSsm: "workload-group" },
      }),
    ],
    [
      "a security group that is made for endpoints made with it",
      adopted({
        workloadSecurityGroup: { create: {} },
        endpoints: { routeTables: { existing: ["rtb-0a1b"] }, clientCidrBlocks: ["10.0.0.0/16"] },
      }),
    ],
    [
      "a security group that is made for a firewall and S3",
      adopted({ workloadSecurityGroup: { create: { httpsTo: ["10.9.0.0/24", "pl-6da54004"] } } }),
    ],
  ])("%s", (_, args) => {
    expect(networkProblems(args)).toEqual([]);
  });
});

describe("a new VPC is refused", () => {
  test.each<[string, NetworkArgs, string[]]>([
    [
      "with a range it cannot have",
      made({ vpc: { create: { ...vpc, cidrBlock: "10.0.0.0/24" } } }),
      ['vpc.create.cidrBlock: got "10.0.0.0/24"; expected a size from /16 to /20'],
    ],
    ["with four zones", unchecked({ ...vpc, zones: 4 }), ["vpc.create.zones: got 4; expected 2 or 3"]],
    [
      "with one named zone",
      unchecked({ ...vpc, zones: ["eu-west-1a"] }),
      ["vpc.create.zones: got eu-west-1a; expected 2 or 3 zones"],
    ],
    [
      "with four named zones",
      unchecked({ ...vpc, zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d"] }),
      ["vpc.create.zones: got eu-west-1a, eu-west-1b, eu-west-1c, eu-west-1d; expected 2 or 3 zones"],
    ],
    [
      "with a zone of another region, or a Local Zone",
      made({ vpc: { create: { ...vpc, zones: ["eu-west-2a", "eu-west-1-lax-1a"] } } }),
      [
        'vpc.create.zones: got "eu-west-2a"; expected a zone of eu-west-1, such as "eu-west-1a"',
        'vpc.create.zones: got "eu-west-1-lax-1a"; expected a zone of eu-west-1, such as "eu-west-1a"',
      ],
    ],
    [
      "with one zone twice",
      made({ vpc: { create: { ...vpc, zones: ["eu-west-1a", "eu-west-1a"] } } }),
      ["vpc.create.zones: got eu-west-1a, eu-west-1a; expected different zones"],
    ],
    [
      "without internet but with a NAT gateway",
      unchecked({ ...vpc, internet: false, natGateways: "single" }),
      ['vpc.create.natGateways: got "single" with internet: false; leave it out, or set internet to true'],
    ],
    [
      "without any way to SageMaker",
      made({
        vpc: { create: { cidrBlock: "10.0.0.0/16", zones: 2, internet: false } },
        endpoints: { interfaces: "none", additional: ["logs"] },
      }),
      [
        'endpoints.interfaces: got "none" without NAT gateways, so workloads could not reach SageMaker; ' +
          'expected "required", or "sagemaker.api" among the additional ones',
      ],
    ],
    [
      "with everything at once",
      made({
        vpc: { create: { ...vpc, cidrBlock: "11.0.0.0/16", zones: ["eu-west-1a", "us-east-1b"] } },
        endpoints: { additional: ["kms"], trustedAccounts: ["1"] },
        flowLogs: { retentionInDays: 100 },
      }),
      [
        'vpc.create.cidrBlock: got "11.0.0.0/16"; expected a private range, inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16',
        'vpc.create.zones: got "us-east-1b"; expected a zone of eu-west-1, such as "eu-west-1a"',
        'endpoints.additional: got "kms", which is made anyway; leave it out',
        'endpoints.trustedAccounts: got "1"; expected 12 digits, in quotes',
        "flowLogs.retentionInDays: got 100; expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
      ],
    ],
  ])("%s", (_, args, problems) => {
    expect(networkProblems(args)).toEqual(problems);
  });
});

describe("endpoints are refused", () => {
  test.each<[string, NewNetworkArgs["endpoints"], string]>([
    [
      "by the full name of a service",
      { additional: ["com.amazonaws.eu-west-1.athena"] },
      'endpoints.additional: got "com.amazonaws.eu-west-1.athena"; expected the short name of a service, such as "athena" or "codeartifact.api"',
    ],
    [
      "by no name at all",
      { additional: ["Amazon Athena"] },
      'endpoints.additional: got "Amazon Athena"; expected the short name of a service, such as "athena" or "codeartifact.api"',
    ],
    [
      "for S3",
      { additional: ["s3"] },
      'endpoints.additional: got "s3"; S3 has its gateway endpoint already, leave it out',
    ],
    [
      "if they are made anyway",
      { additional: [{ service: "ssm", policy: "not-supported" }] },
      'endpoints.additional: got "ssm", which is made anyway; leave it out',
    ],
    [
      "if they are asked for twice",
      { interfaces: "required", additional: ["athena", "athena"] },
      'endpoints.additional: got "athena" twice; leave it out',
    ],
    [
      "if they are asked for twice where none are required",
      { interfaces: "none", additional: ["ssm", "ssm"] },
      'endpoints.additional: got "ssm" twice; leave it out',
    ],
    [
      "for an account that is none",
      { trustedAccounts: ["11112222333"] },
      'endpoints.trustedAccounts: got "11112222333"; expected 12 digits, in quotes',
    ],
    [
      "for a bucket's ARN",
      { readableBuckets: ["arn:aws:s3:::open-data"] },
      'endpoints.readableBuckets: got "arn:aws:s3:::open-data"; expected the name of a bucket, without ARN or path',
    ],
  ])("%s", (_, endpoints, problem) => {
    expect(networkProblems(made({ endpoints }))).toEqual([problem]);
  });
});

describe("an existing network is refused", () => {
  test.each<[string, NetworkArgs, string[]]>([
    [
      "with something else's id",
      adopted({ vpc: { existing: "subnet-0a1b" } }),
      ['vpc.existing: got "subnet-0a1b"; expected an id such as "vpc-0123456789abcdef0"'],
    ],
    [
      "with a parameter that has no name",
      adopted({ vpc: { fromSsm: "" } }),
      ['vpc.fromSsm: got ""; expected the name of an SSM parameter such as "/shared/network/vpc-id"'],
    ],
    [
      "with one subnet",
      adopted({ privateSubnets: { existing: ["subnet-0a1b"] } }),
      ["privateSubnets.existing: got 1; expected at least 2 ids"],
    ],
    [
      "with one subnet twice and something else",
      adopted({ privateSubnets: { existing: ["subnet-0a1b", "subnet-0a1b", "rtb-0a1b"] } }),
      [
        'privateSubnets.existing: got "rtb-0a1b"; expected an id such as "subnet-0123456789abcdef0"',
        'privateSubnets.existing: got "subnet-0a1b" twice; expected different ids',
      ],
    ],
    [
      "with a group's name for its id",
      adopted({ workloadSecurityGroup: { existing: "workloads" } }),
      ['workloadSecurityGroup.existing: got "workloads"; expected an id such as "sg-0123456789abcdef0"'],
    ],
    [
      "with a group that leads nowhere",
      adopted({ workloadSecurityGroup: { create: {} } }),
      [
        "workloadSecurityGroup.create.httpsTo: got none without an endpoint of SageMaker, so workloads could not reach it; " +
          "expected where they may connect",
      ],
    ],
    [
      "with a group that leads to S3 only",
      adopted({
        workloadSecurityGroup: { create: {} },
        endpoints: {
          interfaces: "none",
          routeTables: { existing: ["rtb-0a1b"] },
          clientCidrBlocks: ["10.0.0.0/16"],
        },
      }),
      [
        "workloadSecurityGroup.create.httpsTo: got none without an endpoint of SageMaker, so workloads could not reach it; " +
          "expected where they may connect",
      ],
    ],
    [
      "with a group that leads to a host name",
      adopted({ workloadSecurityGroup: { create: { httpsTo: ["packages.example.com"] } } }),
      [
        'workloadSecurityGroup.create.httpsTo: got "packages.example.com"; expected an IPv4 range such as "10.0.0.0/16"',
      ],
    ],
    [
      "with endpoints for nobody",
      adopted({ endpoints: { routeTables: { existing: [] }, clientCidrBlocks: [] } }),
      [
        "endpoints.routeTables.existing: got 0; expected at least 1 ids",
        "endpoints.clientCidrBlocks: got none; expected the ranges of the VPC",
      ],
    ],
    [
      "with endpoints for a range that is none, from a table that is none",
      adopted({ endpoints: { routeTables: { fromSsm: "a b" }, clientCidrBlocks: ["10.0.0.1/16"] } }),
      [
        'endpoints.routeTables.fromSsm: got "a b"; expected the name of an SSM parameter such as "/shared/network/vpc-id"',
        'endpoints.clientCidrBlocks: got "10.0.0.1/16"; expected the first address of the range, "10.0.0.0/16"',
      ],
    ],
    [
      "with flow logs that CloudWatch cannot make",
      adopted({ flowLogs: { retentionInDays: 366, maxAggregationInterval: 300 as 600 } }),
      [
        "flowLogs.retentionInDays: got 366; expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
        "flowLogs.maxAggregationInterval: got 300; expected 60 or 600",
      ],
    ],
  ])("%s", (_, args, problems) => {
    expect(networkProblems(args)).toEqual(problems);
  });
});

test("the compiler refuses what cannot be", () => {
  const subnets = { existing: ["subnet-0a1b", "subnet-0c2d"] } as const;
  const refused: NetworkArgs[] = [
    // @ts-expect-error a VPC without internet has no NAT gateways
    made({ vpc: { create: { cidrBlock: "10.0.0.0/16", zones: 2, internet: false, natGateways: "single" } } }),
    // @ts-expect-error whether there are NAT gateways is the caller's decision
    made({ vpc: { create: { cidrBlock: "10.0.0.0/16", zones: 2 } } }),
    // @ts-expect-error subnets of another VPC cannot lie in a new one
    { ...common, vpc: { create: vpc }, privateSubnets: subnets },
    // @ts-expect-error subnets are made with their VPC
    { ...common, vpc: { existing: "vpc-0a1b" }, workloadSecurityGroup: { existing: "sg-0a1b" } },
    // @ts-expect-error an id is given or read, not both
    adopted({ vpc: { existing: "vpc-0a1b", fromSsm: "/shared/vpc-id" } }),
    // @ts-expect-error endpoints in an existing VPC need its route tables and clients
    adopted({ endpoints: {} }),
  ];
  expect(refused).toHaveLength(6);
});
