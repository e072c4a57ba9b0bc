import { awsEnvironment, settingsProblems } from "@mlops/core";
import type { z } from "zod";
import { type existingNetworkSettings, networkSettings } from "./network-settings.ts";

type Settings = z.input<typeof existingNetworkSettings>;

const schema = networkSettings(
  awsEnvironment({ app: "platform", name: "prod", account: "111122223333", region: "eu-west-1" }),
);
const existing = (settings: Partial<Settings> = {}): Settings => ({
  vpc: { existing: "vpc-0a1b" },
  privateSubnets: { existing: ["subnet-0a1b", "subnet-0c2d"] },
  workloadSecurityGroup: { existing: "sg-0a1b" },
  ...settings,
});

describe("nothing is wrong with", () => {
  test.each<[string, Settings]>([
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
