import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testSettings } from "@mlops/delivery-steps/endpoint-test";
import { type PretendAws, raw, startPretendAws } from "../../testing/pretend-aws.ts";
import { runCommand } from "../../testing/run-command.ts";
import { endpointTestCommand } from "../test-command.ts";
import type { EndpointWorld } from "../testing/endpoint-world.ts";
import { sentimentWorld } from "../testing/sentiment-world.ts";

let folder: string;
let world: EndpointWorld;
let aws: PretendAws;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "mlops-endpoint-test-"));
  world = sentimentWorld();
  aws = await startPretendAws({
    ...world.operations(),
    // Right about every text but the last third.
    "POST /endpoints/*": ({ input }) =>
      raw(
        JSON.stringify({ label: Number(input["id"]) < 80 ? Number(input["id"]) % 2 : 9 }),
        "application/json",
      ),
  });
});
afterEach(async () => {
  await aws.stop();
  rmSync(folder, { recursive: true });
});

const file = (text: string) => {
  const path = join(folder, "labelled.jsonl");
  writeFileSync(path, text);
  return path;
};
const records = Array.from({ length: 120 }, (_, id) =>
  JSON.stringify({ input: { id }, expected: id % 2 }),
).join("\n");

const tested = (path: string, ...options: string[]) =>
  runCommand(
    [
      "endpoint",
      "test",
      "sentiment.prod",
      "--file",
      path,
      "--report",
      join(folder, "report"),
      "--answer",
      "label",
      ...options,
    ],
    aws,
  );

test("an endpoint that answers too little as labelled does not pass, and the report says where", async () => {
  expect(await tested(file(records))).toEqual({
    status: 1,
    notes: [`report.json and junit.xml are in ${join(folder, "report")}`],
    out: ["FAILED  match rate: 80 of 120 records were answered as labelled (66.6 %); expected at least 80 %"],
  });
  const report = JSON.parse(readFileSync(join(folder, "report/report.json"), "utf8")) as Record<
    string,
    unknown
  >;
  expect(report).toMatchObject({
    endpoint: world.endpointName,
    passed: false,
    records: 120,
    failureCount: 40,
  });
});

test("with another match rate it passes; as JSON the verdict is that of the gate", async () => {
  const ran = await tested(file(records), "--match-rate", "0.6", "--json");
  expect([ran.status, JSON.parse(ran.out.join("\n"))]).toMatchObject([
    0,
    {
      endpointName: world.endpointName,
      passed: true,
      records: 120,
      matches: 80,
      checks: [{ name: "match rate" }],
    },
  ]);
});

test("an endpoint that serves another version does not pass", async () => {
  const group =
    "arn:aws:sagemaker:eu-west-1:111122223333:model-package/mlops-platform-dev-sentiment-952108e6";
  const { status, out } = await tested(file(records), "--match-rate", "0.6", "--serves", `${group}/12`);
  expect([status, out[0]]).toEqual([
    1,
    `FAILED  served version: ${world.endpointName} is InService and serves ${group}/11; expected InService and ${group}/12`,
  ]);
  expect((await tested(file(records), "--match-rate", "0.6", "--serves", `${group}/11`)).status).toBe(0);
});

test.each([
  [
    "a setting that cannot be",
    ["--match-rate", "2"],
    records,
    ["--match-rate: got 2; expected more than 0 and at most 1"],
  ],
  [
    "a file with too few records",
    [],
    '{"input":1,"expected":2}',
    ["got 1 records with different inputs; expected at least 100"],
  ],
  [
    "a line that is no record",
    ["--min-records", "1"],
    "{}",
    ['line 1: got "{}"; expected JSON with "input" and "expected", neither of them empty'],
  ],
])("%s is wrong use, and nothing is sent", async (_, options, text, problems) => {
  const path = file(text);
  const { status, notes } = await tested(path, ...options);
  expect([status, notes.map((note) => note.replace(`${path}: `, ""))]).toEqual([2, problems]);
  expect(aws.asked.filter(({ operation }) => operation.startsWith("POST"))).toEqual([]);
});

test("a file that is not there is wrong use", async () => {
  expect((await tested("/nowhere/labelled.jsonl")).notes).toEqual([
    "file: got \"/nowhere/labelled.jsonl\"; expected a file that can be read (ENOENT: no such file or directory, open '/nowhere/labelled.jsonl')",
  ]);
});

test("an endpoint that is not there, or that answers into a bucket, is not tested", async () => {
  world.set({ AsyncInferenceConfig: {} });
  const { status: wrongUse, notes } = await tested(file(records));
  expect([wrongUse, notes]).toEqual([
    2,
    [`${world.endpointName}: got an asynchronous endpoint; expected one that answers at once`],
  ]);
  world.endpoints.clear();
  expect((await tested(file(records))).status).toBe(3);
});

test("a request that fails is not sent again: whoever calls the endpoint sees it, too", async () => {
  aws.on({ "POST /endpoints/*": raw("{}", "application/json", 500) });
  expect((await tested(file(records))).status).toBe(1);
  expect(aws.asked.filter(({ operation }) => operation.startsWith("POST"))).toHaveLength(120);
});

test("the defaults that help names are those of the gate", () => {
  const required = { endpoint: "e", file: "f", report: ".cache/endpoint-test" };
  const defaults = Object.entries(testSettings.parse(required)).filter(
    ([name]) => !["endpoint", "file"].includes(name),
  );
  const named = (endpointTestCommand.options ?? []).flatMap(({ flags, default: byDefault }) =>
    byDefault === undefined ? [] : [[flags.split(" ")[0]?.slice(2), byDefault]],
  );
  expect(Object.fromEntries(named)).toEqual(
    Object.fromEntries(defaults.map(([name, value]) => [name, String(value)])),
  );
});
