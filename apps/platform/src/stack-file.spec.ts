import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { pretendProblems } from "@mlops/testing";
import platform from "./index.ts";

type Values = Record<string, unknown>;

const { config } = parse(readFileSync("stacks/Pulumi.platform.dev.yaml", "utf8")) as { config: Values };

/** The problems of the dev stack file with some of its values changed. */
async function problemsWith(change: Values): Promise<string[]> {
  const changed = Object.fromEntries(
    Object.entries(change).map(([key, value]) => [`mlops-platform:${key}`, value]),
  );
  const [refusal = "", ...more] = await pretendProblems(
    () => platform.run({ app: "platform", environment: "dev" }),
    {
      stack: "platform.dev",
      config: { ...config, ...changed },
    },
  );
  const [first, ...lines] = refusal.split("\n  - ");
  expect([first, more]).toEqual(["stacks/Pulumi.platform.dev.yaml cannot be used:", []]);
  return lines;
}

const create = { cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "single" };
const network = (change: Values, more: Values = {}) => ({
  vpc: { create: { ...create, ...change } },
  ...more,
});
const studio = (change: Values) => ({ ...(config["mlops-platform:studio"] as Values), ...change });

test.each<[string, Values, string[]]>([
  ["a VPC without network", { network: {} }, ["network.vpc: got nothing; expected an object"]],
  [
    "four zones and a second-rate NAT",
    { network: network({ zones: 4, natGateways: "two" }) },
    [
      "network.vpc.create.zones: got 4; expected 2, 3 or the names of 2 or 3 zones",
      'network.vpc.create.natGateways: got "two"; expected "none", "single" or "one-per-zone"',
    ],
  ],
  [
    "a key that no VPC has",
    { network: network({ zone: 2 }) },
    ["network.vpc.create.zone: got an unknown key; expected cidrBlock, zones, internet or natGateways"],
  ],
  [
    "a range that is too wide, and logs kept for a time that CloudWatch does not know",
    { network: network({ cidrBlock: "10.0.0.0/8" }, { flowLogs: { retentionInDays: 100 } }) },
    [
      'network.vpc.create.cidrBlock: got "10.0.0.0/8"; expected a size from /16 to /20',
      expect.stringMatching(/^network\.flowLogs\.retentionInDays: got 100; /),
    ],
  ],
  [
    "a service that is asked for without its endpoint policy, twice",
    {
      network: network(
        {},
        {
          endpoints: {
            additional: [{ service: "transfer.server", policy: "not-supported" }, "transfer.server"],
          },
        },
      ),
    },
    ['network.endpoints.additional[1]: got "transfer.server"; expected each one once'],
  ],
  [
    "a repository and a lifecycle that AWS does not take",
    { mlEnvironment: { repositories: ["Training"], dataLifecycle: { expire: { scratch: "30 days" } } } },
    [
      'mlEnvironment.repositories[0]: got "Training"; expected lower-case letters, digits and single hyphens, a letter first, 2 to 60 characters',
      'mlEnvironment.dataLifecycle.expire.scratch: got "scratch"; expected a prefix that ends with "/", such as "captured/"',
    ],
  ],
  [
    "a Studio that nobody can work in",
    {
      studio: studio({
        domainName: "my domain",
        idle: { default: "10 minutes" },
        users: [{ name: "ada", persona: "wizard" }],
      }),
    },
    [
      'studio.domainName: got "my domain"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
      'studio.idle.default: got "10 minutes"; expected 60 to 525600 whole minutes, such as "60 minutes"',
      'studio.users[0].persona: got "wizard"; expected "data-scientist", "ml-engineer" or "read-only"',
    ],
  ],
  [
    "a script that is not there",
    {
      studio: studio({
        lifecycleScripts: [
          { name: "tools", app: "JupyterLab", file: "apps/platform/lifecycle-scripts/tools.sh" },
          { name: "more", app: "JupyterLab", file: "tools.sh" },
        ],
      }),
    },
    [
      'studio.lifecycleScripts[0].file: got "apps/platform/lifecycle-scripts/tools.sh"; ' +
        "expected a file; apps/platform/lifecycle-scripts has use-platform-settings.sh",
      expect.stringMatching(
        /^studio\.lifecycleScripts\[1\]\.file: got "tools\.sh"; expected a file; the root of the repository has .*\bstacks\//,
      ),
    ],
  ],
  [
    "a space of nobody, and a default instance type that is not allowed",
    {
      studio: studio({
        spaces: [{ name: "lab", owner: "zoe", app: "JupyterLab" }],
        allowedInstanceTypes: { apps: ["ml.m5.*"] },
      }),
    },
    [
      'studio.defaultInstanceType: got "ml.t3.medium"; expected one of allowedInstanceTypes.apps: ml.m5.*',
      'studio.spaces[0].owner: got "zoe"; expected the name of a user; users are "ada", "grace", "audit"',
    ],
  ],
  [
    "an MLflow app that nobody in the network reaches",
    { network: network({ natGateways: "none" }) },
    [
      'studio.experiments.kind: got "app"; expected "server"; without NAT gateways there is no way to an MLflow app',
    ],
  ],
  [
    "alarms that notify nobody",
    { alerts: { monthlyUsd: 100 } },
    [
      "alerts.emails: got []; " +
        "expected at least one e-mail address, or a channel in slack; without one nobody is notified",
    ],
  ],
  [
    "an address, a channel and a budget that cannot be used",
    {
      alerts: {
        emails: ["team"],
        slack: { oncall: { workspaceId: "T0123ABCD", channelId: "#alarms" } },
        monthlyUsd: 0,
      },
    },
    [
      'alerts.emails[0]: got "team"; expected an e-mail address',
      'alerts.slack.oncall.channelId: got "#alarms"; ' +
        'expected "C" or "G" followed by capital letters and digits',
      "alerts.monthlyUsd: got 0; expected more than 0",
    ],
  ],
  [
    "mistakes in several sections",
    {
      readerAccounts: ["111122223333"],
      keys: { deletionWindow: "3 days" },
      notebooks: [{ name: "explore", instanceType: "ml.t3.medium", idleAfter: "1 minute" }],
    },
    [
      'readerAccounts[0]: got "111122223333"; expected an account other than the stack\'s own',
      'keys.deletionWindow: got "3 days"; expected 7 to 30 whole days, such as "7 days"',
      'notebooks[0].idleAfter: got "1 minute"; expected 15 to 10080 whole minutes, such as "15 minutes"',
    ],
  ],
  [
    "two notebooks of one name, and a key that no training box has",
    {
      notebooks: [
        { name: "explore", instanceType: "ml.t3.medium", idleAfter: "1 hour" },
        { name: "explore", instanceType: "ml.t3.medium", idleAfter: "1 hour" },
      ],
      trainingBoxes: [
        {
          name: "gpu",
          imageParameter: "/aws/service/ami",
          instanceType: "g5.xlarge",
          rootVolumeGb: 150,
          idle: { after: "1 hour" },
          network: "vpc-1",
        },
      ],
    },
    [
      'notebooks[1].name: got "explore"; expected each one once',
      "trainingBoxes[0].network: got an unknown key; expected imageParameter, instanceType, rootVolumeGb, idle, zone, publicKey, userData, terminationProtection or name",
    ],
  ],
])("%s is refused by key path, before anything is made", async (_, change, problems) => {
  expect(await problemsWith(change)).toEqual(problems);
});
