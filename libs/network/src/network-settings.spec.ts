import { awsEnvironment, settingsProblems } from "@mlops/core";
import type { z } from "zod";
import type { NetworkArgs } from "./network-args.ts";
import {
  type existingNetworkSettings,
  networkSettings,
  type newNetworkSettings,
} from "./network-settings.ts";

type NewSettings = z.input<typeof newNetworkSettings>;
type ExistingSettings = z.input<typeof existingNetworkSettings>;
type Settings = NewSettings | ExistingSettings;
type NewVpc = NewSettings["vpc"]["create"];

const schema = networkSettings(awsEnvironment("prod", "111122223333", "eu-west-1"));
const vpc: NewVpc = { cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "single" };
const made = (settings: Partial<NewSettings> = {}): Settings => ({ vpc: { create: vpc }, ...settings });
const existing = (settings: Partial<ExistingSettings> = {}): Settings => ({
  vpc: { existing: "vpc-0a1b" },
  privateSubnets: { existing: ["subnet-0a1b", "subnet-0c2d"] },
  workloadSecurityGroup: { existing: "sg-0a1b" },
  ...settings,
});
/** What only a stack file can say: the compiler takes it from nobody else. */
const unchecked = (create: unknown): unknown => ({ vpc: { create } });

describe("nothing is wrong with", () => {
  test.each<[string, Settings]>([
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
    ["an existing network", existing()],
    [
      "an existing network whose ids are in SSM",
      existing({
        vpc: { fromSsm: "/shared/vpc-id" },
        privateSubnets: {
          fromSsm: "arn:aws:ssm:eu-west-1:444455556666:parameter/shared/private-subnet-ids",
        },
        workloadSecurityGroup: { fromSsm: "workload-group" },
      }),
    ],
    [
      "a security group that is made for endpoints made with it",
      existing({
        workloadSecurityGroup: { create: {} },
        endpoints: { routeTables: { existing: ["rtb-0a1b"] }, clientCidrBlocks: ["10.0.0.0/16"] },
      }),
    ],
    [
      "a security group that is made for a firewall and S3",
      existing({ workloadSecurityGroup: { create: { httpsTo: ["10.9.0.0/24", "pl-6da54004"] } } }),
    ],
  ])("%s", (_, settings) => {
    expect(settingsProblems(schema, settings)).toEqual([]);
  });
});

describe("a new VPC is refused", () => {
  test.each<[string, unknown, string[]]>([
    [
      "with a range it cannot have",
      made({ vpc: { create: { ...vpc, cidrBlock: "10.0.0.0/24" } } }),
      ['vpc.create.cidrBlock: got "10.0.0.0/24"; expected a size from /16 to /20'],
    ],
    [
      "with four zones",
      unchecked({ ...vpc, zones: 4 }),
      ["vpc.create.zones: got 4; expected 2, 3 or the names of 2 or 3 zones"],
    ],
    [
      "with one named zone",
      unchecked({ ...vpc, zones: ["eu-west-1a"] }),
      ['vpc.create.zones: got ["eu-west-1a"]; expected 2, 3 or the names of 2 or 3 zones'],
    ],
    [
      "with four named zones",
      unchecked({ ...vpc, zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d"] }),
      [
        'vpc.create.zones: got ["eu-west-1a","eu-west-1b","eu-west-1c","eu-west-1d"]; ' +
          "expected 2, 3 or the names of 2 or 3 zones",
      ],
    ],
    [
      "with a zone of another region, or a Local Zone",
      made({ vpc: { create: { ...vpc, zones: ["eu-west-2a", "eu-west-1-lax-1a"] } } }),
      [
        'vpc.create.zones[0]: got "eu-west-2a"; expected a zone of eu-west-1, such as "eu-west-1a"',
        'vpc.create.zones[1]: got "eu-west-1-lax-1a"; expected a zone of eu-west-1, such as "eu-west-1a"',
      ],
    ],
    [
      "with one zone twice",
      made({ vpc: { create: { ...vpc, zones: ["eu-west-1a", "eu-west-1a"] } } }),
      ['vpc.create.zones: got ["eu-west-1a","eu-west-1a"]; expected different zones'],
    ],
    [
      "without internet but with a NAT gateway",
      unchecked({ ...vpc, internet: false, natGateways: "single" }),
      [
        'vpc.create.natGateways: got "single"; expected "none" where internet is false; ' +
          "leave it out, or set internet to true",
      ],
    ],
    [
      "with subnets of another VPC",
      { ...made(), privateSubnets: { existing: ["subnet-0a1b", "subnet-0c2d"] } },
      [
        'privateSubnets: got {"existing":["subnet-0a1b","subnet-0c2d"]}; expected nothing; subnets are made with their VPC',
      ],
    ],
    [
      "with a security group of another VPC",
      { ...made(), workloadSecurityGroup: { existing: "sg-0a1b" } },
      [
        'workloadSecurityGroup: got {"existing":"sg-0a1b"}; ' +
          "expected nothing; the security group of workloads is made with its VPC",
      ],
    ],
    [
      "with an open default security group",
      { ...made(), closeDefaultSecurityGroup: false },
      [
        "closeDefaultSecurityGroup: got false; " +
          "expected nothing; the default security group of a new VPC is always closed",
      ],
    ],
    [
      "with an unknown key",
      { ...made(), endpoint: {} },
      ["endpoint: got an unknown key; expected vpc, endpoints or flowLogs"],
    ],
    [
      "with a key that is misspelled",
      unchecked({ cidr: "10.0.0.0/16", zones: 2, natGateways: "single" }),
      [
        "vpc.create.cidrBlock: got nothing; expected a string",
        "vpc.create.cidr: got an unknown key; expected cidrBlock, zones, internet or natGateways",
      ],
    ],
    [
      "with internet that is neither on nor off",
      unchecked({ ...vpc, internet: "no" }),
      ['vpc.create.internet: got "no"; expected true or false'],
    ],
    [
      "without any way to SageMaker",
      made({
        vpc: { create: { cidrBlock: "10.0.0.0/16", zones: 2, internet: false } },
        endpoints: { interfaces: "none", additional: ["logs"] },
      }),
      [
        'endpoints.interfaces: got "none"; expected "required", or "sagemaker.api" among the additional ones; ' +
          "without NAT gateways workloads reach SageMaker only through its endpoint",
      ],
    ],
    [
      "with every field that is wrong by itself",
      made({
        vpc: { create: { ...vpc, cidrBlock: "11.0.0.0/16" } },
        endpoints: { additional: ["Athena"] },
        flowLogs: { retentionInDays: 100 },
      }),
      [
        'vpc.create.cidrBlock: got "11.0.0.0/16"; expected a private range, inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16',
        'endpoints.additional[0]: got "Athena"; expected the short name of a service, such as "athena" or "codeartifact.api"',
        "flowLogs.retentionInDays: got 100; expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
      ],
    ],
    [
      "with every field that does not fit the others, its region or the service",
      made({
        vpc: {
          create: {
            cidrBlock: "11.0.0.0/16",
            zones: ["eu-west-1a", "us-east-1b"],
            natGateways: "none",
          },
        },
        endpoints: { interfaces: "none", additional: ["kms", "kms"] },
      }),
      [
        'vpc.create.cidrBlock: got "11.0.0.0/16"; expected a private range, inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16',
        'endpoints.additional[1]: got "kms"; expected each one once',
        'endpoints.interfaces: got "none"; expected "required", or "sagemaker.api" among the additional ones; ' +
          "without NAT gateways workloads reach SageMaker only through its endpoint",
        'vpc.create.zones[1]: got "us-east-1b"; expected a zone of eu-west-1, such as "eu-west-1a"',
      ],
    ],
  ])("%s", (_, settings, problems) => {
    expect(settingsProblems(schema, settings)).toEqual(problems);
  });
});

describe("endpoints are refused", () => {
  test.each<[string, NewSettings["endpoints"], string]>([
    [
      "by the full name of a service",
      { additional: ["com.amazonaws.eu-west-1.athena"] },
      'endpoints.additional[0]: got "com.amazonaws.eu-west-1.athena"; expected the short name of a service, such as "athena" or "codeartifact.api"',
    ],
    [
      "by no name at all",
      { additional: ["Amazon Athena"] },
      'endpoints.additional[0]: got "Amazon Athena"; expected the short name of a service, such as "athena" or "codeartifact.api"',
    ],
    [
      "for S3",
      { additional: ["s3"] },
      'endpoints.additional[0]: got "s3"; expected another service; leave it out: S3 always has its gateway endpoint',
    ],
    [
      "if they are made anyway",
      { additional: [{ service: "ssm", policy: "not-supported" }] },
      'endpoints.additional[0]: got {"service":"ssm","policy":"not-supported"}; ' +
        "expected a service that is not required anyway; leave it out",
    ],
    [
      "if they are asked for twice",
      { interfaces: "required", additional: ["athena", "athena"] },
      'endpoints.additional[1]: got "athena"; expected each one once',
    ],
    [
      "if they are asked for twice where none are required",
      { interfaces: "none", additional: ["ssm", "ssm"] },
      'endpoints.additional[1]: got "ssm"; expected each one once',
    ],
    [
      "for a bucket's ARN",
      { readableBuckets: ["arn:aws:s3:::open-data"] },
      'endpoints.readableBuckets[0]: got "arn:aws:s3:::open-data"; expected the name of a bucket, without ARN or path',
    ],
  ])("%s", (_, endpoints, problem) => {
    expect(settingsProblems(schema, made({ endpoints }))).toEqual([problem]);
  });
});

describe("an existing network is refused", () => {
  test.each<[string, unknown, string[]]>([
    [
      "with something else's id",
      existing({ vpc: { existing: "subnet-0a1b" } }),
      ['vpc.existing: got "subnet-0a1b"; expected an id such as "vpc-0123456789abcdef0"'],
    ],
    [
      "with a parameter that has no name",
      existing({ vpc: { fromSsm: "" } }),
      ['vpc.fromSsm: got ""; expected the name of an SSM parameter such as "/shared/network/vpc-id"'],
    ],
    [
      "with one subnet",
      existing({ privateSubnets: { existing: ["subnet-0a1b"] } }),
      ['privateSubnets.existing: got ["subnet-0a1b"]; expected at least 2 items'],
    ],
    [
      "with one subnet twice and something else",
      existing({ privateSubnets: { existing: ["subnet-0a1b", "subnet-0a1b", "rtb-0a1b"] } }),
      [
        'privateSubnets.existing[2]: got "rtb-0a1b"; expected an id such as "subnet-0123456789abcdef0"',
        'privateSubnets.existing[1]: got "subnet-0a1b"; expected each one once',
      ],
    ],
    [
      "with an id and a parameter",
      { ...existing(), vpc: { existing: "vpc-0a1b", fromSsm: "/shared/vpc-id" } },
      ['vpc.fromSsm: got "/shared/vpc-id"; expected nothing; set either existing or fromSsm'],
    ],
    [
      "with a group's name for its id",
      existing({ workloadSecurityGroup: { existing: "workloads" } }),
      ['workloadSecurityGroup.existing: got "workloads"; expected an id such as "sg-0123456789abcdef0"'],
    ],
    [
      "with a group that leads nowhere",
      existing({ workloadSecurityGroup: { create: {} } }),
      [
        "workloadSecurityGroup.create.httpsTo: got []; expected where workloads may connect; " +
          "without an endpoint of SageMaker they could not reach it",
      ],
    ],
    [
      "with a group that leads to S3 only",
      existing({
        workloadSecurityGroup: { create: {} },
        endpoints: {
          interfaces: "none",
          routeTables: { existing: ["rtb-0a1b"] },
          clientCidrBlocks: ["10.0.0.0/16"],
        },
      }),
      [
        "workloadSecurityGroup.create.httpsTo: got []; expected where workloads may connect; " +
          "without an endpoint of SageMaker they could not reach it",
      ],
    ],
    [
      "with a group that leads to a host name",
      existing({ workloadSecurityGroup: { create: { httpsTo: ["packages.example.com"] } } }),
      [
        'workloadSecurityGroup.create.httpsTo[0]: got "packages.example.com"; expected an IPv4 range such as "10.0.0.0/16"',
      ],
    ],
    [
      "with endpoints for nobody",
      existing({ endpoints: { routeTables: { existing: [] }, clientCidrBlocks: [] } }),
      [
        "endpoints.routeTables.existing: got []; expected at least 1 item",
        "endpoints.clientCidrBlocks: got []; expected at least 1 item",
      ],
    ],
    [
      "with endpoints for a range that is none, from a table that is none",
      existing({ endpoints: { routeTables: { fromSsm: "a b" }, clientCidrBlocks: ["10.0.0.1/16"] } }),
      [
        'endpoints.routeTables.fromSsm: got "a b"; expected the name of an SSM parameter such as "/shared/network/vpc-id"',
        'endpoints.clientCidrBlocks[0]: got "10.0.0.1/16"; expected the first address of the range, "10.0.0.0/16"',
      ],
    ],
    [
      "with flow logs that CloudWatch cannot make",
      existing({ flowLogs: { retentionInDays: 366, maxAggregationInterval: 300 as 600 } }),
      [
        "flowLogs.retentionInDays: got 366; expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
        "flowLogs.maxAggregationInterval: got 300; expected 60 or 600",
      ],
    ],
  ])("%s", (_, settings, problems) => {
    expect(settingsProblems(schema, settings)).toEqual(problems);
  });
});

test("the compiler refuses what cannot be", () => {
  const references = {
    environment: awsEnvironment("prod", "111122223333", "eu-west-1"),
    logKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/logs",
    permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/mlops/boundary",
  };
  const subnets = { existing: ["subnet-0a1b", "subnet-0c2d"] };
  const refused: (NetworkArgs | Settings)[] = [
    // @ts-expect-error a VPC without internet has no NAT gateways
    made({ vpc: { create: { cidrBlock: "10.0.0.0/16", zones: 2, internet: false, natGateways: "single" } } }),
    // @ts-expect-error whether there are NAT gateways is the caller's decision
    made({ vpc: { create: { cidrBlock: "10.0.0.0/16", zones: 2 } } }),
    // @ts-expect-error subnets of another VPC cannot lie in a new one
    { ...references, vpc: { create: vpc }, privateSubnets: subnets },
    // @ts-expect-error subnets are made with their VPC
    { ...references, vpc: { existing: "vpc-0a1b" }, workloadSecurityGroup: { existing: "sg-0a1b" } },
    // @ts-expect-error an id is given or read, not both
    existing({ vpc: { existing: "vpc-0a1b", fromSsm: "/shared/vpc-id" } }),
    // @ts-expect-error endpoints in an existing VPC need its route tables and clients
    existing({ endpoints: {} }),
  ];
  expect(refused).toHaveLength(6);
});
