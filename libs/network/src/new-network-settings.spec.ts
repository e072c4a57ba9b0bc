import { awsEnvironment, settingsProblems } from "@mlops/core";
import type { z } from "zod";
import { networkSettings, type newNetworkSettings } from "./network-settings.ts";

type Settings = z.input<typeof newNetworkSettings>;
type NewVpc = Settings["vpc"]["create"];

const schema = networkSettings(
  awsEnvironment({ app: "platform", name: "prod", account: "111122223333", region: "eu-west-1" }),
);
const vpc: NewVpc = { cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "single" };
const made = (settings: Partial<Settings> = {}): Settings => ({ vpc: { create: vpc }, ...settings });
/** What only a stack file can say: the compiler takes it from nobody else. */
const unchecked = (create: unknown): unknown => ({ vpc: { create } });

describe("nothing is wrong with a new VPC", () => {
  test.each<[string, Settings]>([
    ["in two zones, with a NAT gateway", made()],
    ["in named zones", made({ vpc: { create: { ...vpc, zones: ["eu-west-1c", "eu-west-1a"] } } })],
    ["without internet", made({ vpc: { create: { cidrBlock: "10.0.0.0/20", zones: 3, internet: false } } })],
    [
      "with endpoints picked by hand where there is no NAT gateway",
      made({
        vpc: { create: { cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "none" } },
        endpoints: { interfaces: "none", additional: ["sagemaker.api", "logs"] },
      }),
    ],
    [
      "without interface endpoints where NAT gateways lead to AWS",
      made({ endpoints: { interfaces: "none" } }),
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
