import { rmSync } from "node:fs";
import { endpointQuota, serviceQuotas } from "@mlops/aws";
import { type PretendAws, refused, startPretendAws } from "../testing/pretend-aws.ts";
import { runCommand, runProcess, withTestCredentials } from "../testing/run-command.ts";
import { granted, previewed, quotaOperations } from "./testing/quotas-scene.ts";
import { quotasWorkspace } from "./testing/workspace.ts";

const instances = endpointQuota("ml.c7i.large");
const concurrency = serviceQuotas.serverlessConcurrency.name;
const history = "ListRequestedServiceQuotaChangeHistoryByQuota";

let root: string;
let aws: PretendAws;
beforeEach(async () => {
  root = quotasWorkspace();
  aws = await startPretendAws(quotaOperations);
});
afterEach(async () => {
  rmSync(root, { recursive: true });
  await aws.stop();
});

const run = (line: string, more: object = {}) => runCommand(line, { ...aws, root, previewed, ...more });
/** What AWS was asked for: quota and value. */
const requests = () =>
  aws.asked
    .filter(({ operation }) => operation === "RequestServiceQuotaIncrease")
    .map(({ input }) => [input["QuotaCode"], input["DesiredValue"]]);

test("what the stacks of an account need together stands beside what it has, or has by default", async () => {
  expect(await run("quotas")).toEqual({
    status: 1,
    notes: ["222233334444, eu-west-1: left out, the credentials are of another account: sentiment.qa"],
    out: [
      "account 111122223333, eu-west-1: churn.dev, platform.dev, sentiment.dev",
      "quota                                                                            service    needed  has  state    stacks",
      "EC2-VPC Elastic IPs                                                              ec2             1    5  enough   platform.dev",
      `${concurrency}  sagemaker      25   10  missing  sentiment.dev, churn.dev`,
      "ml.c7i.large for endpoint usage                                                  sagemaker       6    4  missing  sentiment.dev, churn.dev",
      "ml.t3.medium for notebook instance usage                                         sagemaker       1    8  enough   platform.dev",
      "VPCs per Region                                                                  vpc             1    5  enough   platform.dev",
    ],
  });
});

test("nothing is missing of what some stacks need, which is the answer yes, as JSON too", async () => {
  const { status, out } = await run("quotas --stack platform.dev --missing");
  expect([status, out]).toEqual([0, ["account 111122223333, eu-west-1: platform.dev", "nothing is missing"]]);
  const json = await run("quotas --stack churn.dev --missing --json");
  expect(json.status).toBe(1);
  expect(JSON.parse(json.out.join("\n"))).toEqual([
    {
      account: "111122223333",
      region: "eu-west-1",
      stacks: ["churn.dev"],
      quotas: [
        {
          ...serviceQuotas.serverlessConcurrency,
          count: 20,
          by: { "churn.dev": 20 },
          value: 10,
          isAdjustable: true,
          state: "missing",
        },
      ],
    },
  ]);
});

test("quotas are found however many pages a service has", async () => {
  const others = Array.from({ length: 250 }, (_, index) =>
    granted({ service: "sagemaker", name: `quota ${index}`, code: `L-${index}` }, 0),
  );
  const all = [...others, granted(instances, 4)];
  aws.on({
    ListServiceQuotas: ({ input }) => {
      const start = Number(input["NextToken"] ?? 0);
      const NextToken = start + 100 < all.length ? String(start + 100) : undefined;
      return { Quotas: all.slice(start, start + 100), NextToken };
    },
  });
  const { out } = await run("quotas --stack churn.dev");
  expect(out.find((line) => line.startsWith(instances.name))).toMatch(/ 4 +4 +enough /);
});

test("what is missing is asked for, once", async () => {
  const open: Record<string, number> = {};
  aws.on({
    RequestServiceQuotaIncrease: ({ input }) => {
      open[String(input["QuotaCode"])] = Number(input["DesiredValue"]);
      return { RequestedQuota: { Status: "PENDING" } };
    },
    [history]: ({ input }) => {
      const DesiredValue = open[String(input["QuotaCode"])];
      const denied = { Status: "DENIED", DesiredValue: 1_000 };
      return {
        RequestedQuotas: [
          denied,
          ...(DesiredValue === undefined ? [] : [{ Status: "CASE_OPENED", DesiredValue }]),
        ],
      };
    },
  });
  const first = await run("quotas --request --stack sentiment.dev --stack churn.dev", { typed: ["y"] });
  expect(first.status).toBe(0);
  expect(first.notes).toEqual([
    `ask for 25 of ${concurrency} in 111122223333, eu-west-1, which has 10`,
    "ask for 6 of ml.c7i.large for endpoint usage in 111122223333, eu-west-1, which has 4",
  ]);
  const codes = [serviceQuotas.serverlessConcurrency.code, granted(instances, 0).QuotaCode];
  expect(requests()).toEqual([
    [codes[0], 25],
    [codes[1], 6],
  ]);

  const again = await run("quotas --request --yes");
  expect([again.status, requests().length]).toEqual([0, 2]);
  expect(again.out.filter((line) => line.includes("asked: "))).toHaveLength(2);
  expect((await run("quotas")).status).toBe(1);
});

test("a request that broke off is run again for what is left", async () => {
  const open = new Set<unknown>();
  aws.on({
    RequestServiceQuotaIncrease: ({ input, before }) => {
      if (before === 1) return refused("TooManyRequestsException", "Too many open requests");
      open.add(input["QuotaCode"]);
      return { RequestedQuota: {} };
    },
    [history]: ({ input }) => ({
      RequestedQuotas: open.has(input["QuotaCode"]) ? [{ Status: "PENDING", DesiredValue: 25 }] : [],
    }),
  });
  process.env["AWS_MAX_ATTEMPTS"] = "1";
  const { status, notes } = await run("quotas --request --yes");
  delete process.env["AWS_MAX_ATTEMPTS"];
  expect(status).toBe(3);
  expect(notes).toContain(
    "failed: ask for 6 of ml.c7i.large for endpoint usage in 111122223333, eu-west-1, which has 4",
  );
  expect((await run("quotas --request --yes")).status).toBe(0);
  expect(requests().map(([, value]) => value)).toEqual([25, 6, 6]);
});

test("a dry run asks for nothing", async () => {
  const { status, notes } = await run("quotas --request --dry-run");
  expect([status, requests()]).toEqual([1, []]);
  expect(notes.at(-1)).toBe(
    "would ask for 6 of ml.c7i.large for endpoint usage in 111122223333, eu-west-1, which has 4",
  );
});

test("what cannot be asked for is told, and stays missing", async () => {
  aws.on({
    ListServiceQuotas: {
      Quotas: [granted(serviceQuotas.serverlessConcurrency, 10, false), granted(instances, 0)],
    },
    [history]: ({ input }) => ({
      RequestedQuotas:
        input["QuotaCode"] === serviceQuotas.serverlessConcurrency.code
          ? []
          : [{ Status: "PENDING", DesiredValue: 3 }],
    }),
  });
  const { status, notes, out } = await run("quotas --stack churn.dev --request --yes");
  expect([status, requests()]).toEqual([1, []]);
  expect(notes).toEqual([
    `111122223333, eu-west-1: ${concurrency} cannot be asked for: need less, or use another region`,
    "111122223333, eu-west-1: ml.c7i.large for endpoint usage: a request for 3 is open: ask again when AWS has decided",
  ]);
  expect(out.at(-1)).toMatch(/ 4 +0 +asked for less: 3 +churn\.dev$/);
});

test("a quota that Service Quotas does not know is not called missing", async () => {
  aws.on({ ListServiceQuotas: { Quotas: [] }, ListAWSDefaultServiceQuotas: { Quotas: [] } });
  const { status, out } = await run("quotas --stack sentiment.dev");
  expect(status).toBe(0);
  expect(out.slice(2).map((line) => line.split(/ {2,}/).slice(-3))).toEqual([
    ["-", "unknown", "sentiment.dev"],
    ["-", "unknown", "sentiment.dev"],
  ]);
});

test.each([
  [
    "quotas --stack sentiment.qa",
    "credentials: got some of account 111122223333; expected some of 222233334444",
  ],
  ["quotas --stack none.dev", 'stack: got "none.dev"; expected one that has a file: churn.dev, '],
  ["quotas --request", "nobody is there to agree: give --yes; nothing was changed"],
])("%s is refused", async (line, problem) => {
  const { status, out, notes } = await run(line);
  expect([status, out]).toEqual([2, []]);
  expect(notes.join("\n")).toContain(problem);
});

test("without any account that the credentials reach there is nothing to say", async () => {
  for (const stack of ["platform.dev", "sentiment.dev", "churn.dev"]) {
    rmSync(`${root}/stacks/Pulumi.${stack}.yaml`);
  }
  const { status, notes } = await run("quotas");
  expect(status).toBe(2);
  expect(notes.at(-1)).toBe(
    "credentials: got some of no account that a stack file names; choose others by --profile or --role",
  );
});

test("the needs are those of a preview of the stacks' programs", async () => {
  aws.on({
    ListServiceQuotas: { Quotas: [] },
    ListAWSDefaultServiceQuotas: { Quotas: [granted(serviceQuotas.serverlessConcurrency, 0)] },
  });
  const { status, stdout } = await withTestCredentials(aws, () =>
    runProcess("quotas --stack sentiment.dev --json"),
  );
  expect(status).toBe(1);
  const [{ quotas } = { quotas: [] }] = JSON.parse(stdout) as { quotas: { name: string; by: object }[] }[];
  expect(quotas).toContainEqual(
    expect.objectContaining({ name: concurrency, by: { "sentiment.dev": expect.any(Number) as unknown } }),
  );
}, 60_000);
