import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { endpointTest } from "./endpoint-test/command.ts";
import { type PretendEndpoint, type Reply, startEndpoint } from "./testing/pretend-endpoint.ts";

let folder: string;
let endpoint: PretendEndpoint | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "endpoint-test-"));
});
afterEach(async () => {
  await endpoint?.stop();
  endpoint = undefined;
  rmSync(folder, { recursive: true });
});

/** Ten texts, the label of each being the text itself. */
const ten = Array.from({ length: 10 }, (_, index) => ({ input: `text ${index}`, expected: `text ${index}` }));
/** Answers the first texts as labelled, and the others with `other`. */
const firstRight =
  (count: number, other: Reply = { body: '"wrong"' }) =>
  (input: string): Reply =>
    Number(input.slice(5)) < count ? { body: JSON.stringify(input) } : other;

interface Report {
  readonly failures: readonly { readonly line: number; readonly kind: string; readonly detail: string }[];
}

const credentials = { accessKeyId: "id", secretAccessKey: "key" };
const clientsOf = (url: string) => {
  const common = { endpoint: url, region: "eu-west-1", credentials, maxAttempts: 1 };
  return { runtime: new SageMakerRuntimeClient(common), sageMaker: new SageMakerClient(common) };
};

/** Runs the command with a file of records. */
async function run(
  reply: (input: string) => Reply,
  {
    records = ten,
    options = [],
    descriptions = {},
  }: { records?: object[] | string; options?: string[]; descriptions?: Record<string, object> } = {},
) {
  endpoint = await startEndpoint(reply, descriptions);
  const file = join(folder, "records.jsonl");
  writeFileSync(
    file,
    typeof records === "string" ? records : records.map((one) => JSON.stringify(one)).join("\n"),
  );
  const report = join(folder, "report");
  const args = [
    "--endpoint",
    "sentiment",
    "--file",
    file,
    "--report",
    report,
    "--min-records",
    "1",
    ...options,
  ];
  let output = "";
  const status = await endpointTest(args, clientsOf(endpoint.url), (text) => {
    output += `${text}\n`;
  });
  const read = (name: string) => {
    try {
      return readFileSync(join(report, name), "utf8");
    } catch {
      return undefined;
    }
  };
  const json = read("report.json");
  return {
    status,
    output: output.replaceAll(folder, "FOLDER"),
    junit: read("junit.xml"),
    report: json === undefined ? undefined : (JSON.parse(json) as Report),
  };
}

test.each<[string, number, number]>([
  ["above", 9, 0],
  ["at", 8, 0],
  ["below", 7, 1],
])("an endpoint %s the match rate of 80 % (%d of 10) ends with status %d", async (_, right, status) => {
  const test = await run(firstRight(right));
  const rate = `${right} of 10 records were answered as labelled (${right * 10} %); expected at least 80 %`;
  expect([test.status, test.output]).toEqual([
    status,
    `${status === 0 ? "passed" : "FAILED"}  match rate: ${rate}\n`,
  ]);
  expect(endpoint?.requests).toEqual(ten.map(() => "/endpoints/sentiment/invocations"));
});

test("the report says which records failed and how, and nothing of their inputs", async () => {
  const records = [{ input: "Ada's diary", expected: "good" }, ...ten.slice(0, 9)];
  const { report, junit } = await run(
    (input) => (input.startsWith("Ada") ? { body: '"<bad> & worse"' } : firstRight(9)(input)),
    {
      records,
      options: ["--match-rate", "0.95"],
    },
  );
  const result = "9 of 10 records were answered as labelled (90 %); expected at least 95 %";
  expect(report).toEqual({
    endpoint: "sentiment",
    passed: false,
    records: 10,
    matches: 9,
    matchRate: 0.9,
    latencyMs: expect.any(Number) as number,
    checks: [{ name: "match rate", result, passed: false }],
    repeatedRecords: 0,
    failureCount: 1,
    failures: [
      {
        line: 1,
        kind: "mismatch",
        detail: 'got "<bad> & worse"; expected "good"',
        latencyMs: expect.any(Number) as number,
      },
    ],
  });
  expect(junit).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      "<testsuites>",
      '  <testsuite name="sentiment" tests="1" failures="1" errors="0" skipped="0">',
      '    <testcase classname="sentiment" name="match rate">',
      `      <failure message="${result}"/>`,
      "    </testcase>",
      "  </testsuite>",
      "</testsuites>",
      "",
    ].join("\n"),
  );
});

test.each<[string, Reply, string, string | RegExp]>([
  ["an error of the model", { error: "ModelError", status: 424 }, "error", "ModelError: no more words"],
  ["too many requests", { error: "ThrottlingException", status: 429 }, "error", /^ThrottlingException: /],
  ["a closed connection", "close", "error", /ECONNRESET|socket hang up/],
  ["no answer in time", "silence", "time-out", "no answer in 300 ms"],
  ["an answer that is no JSON", { body: "<html>" }, "malformed", "no JSON: <html>"],
  ["an answer without the label", { body: '{"score": 1}' }, "malformed", 'no "label" in {"score": 1}'],
  ["an empty answer", { body: "" }, "malformed", "an empty answer"],
  ["a blank text as an answer", { body: " \n", contentType: "text/csv" }, "malformed", "an empty answer"],
])("%s counts against the model", async (_, reply, kind, detail) => {
  const right = (input: string): Reply => ({ body: JSON.stringify({ label: input }) });
  const test = await run((input) => (input === "text 9" ? reply : right(input)), {
    options: ["--timeout", "300", "--answer", "label", "--match-rate", "1"],
  });
  expect(test.status).toBe(1);
  expect(test.report?.failures).toEqual([
    {
      line: 10,
      kind,
      detail: typeof detail === "string" ? detail : (expect.stringMatching(detail) as string),
      latencyMs: expect.any(Number) as number,
    },
  ]);
});

test("answers that come too late for the latency limit fail, however right they are", async () => {
  const slow = (input: string): Reply => ({ body: JSON.stringify(input), afterMs: 120 });
  const test = await run(slow, { options: ["--max-latency", "100"] });
  expect(test.status).toBe(1);
  expect(test.output).toMatch(
    /^passed {2}match rate: 10 of 10 .*\nFAILED {2}latency: 95 of 100 requests took at most \d{3} ms; expected at most 100 ms\n$/,
  );
});

test("numbers may be as far from their labels as the tolerance says, in JSON and in CSV", async () => {
  const records = [
    { input: "1,2", expected: 2.5 },
    { input: "2,2", expected: 2.4 },
  ];
  const options = ["--tolerance", "0.1", "--content-type", "text/csv"];
  expect((await run(() => ({ body: "2.45\n", contentType: "text/csv" }), { records, options })).status).toBe(
    0,
  );
  await endpoint?.stop();
  expect((await run(() => ({ body: "2.7" }), { records, options })).status).toBe(1);
});

const version = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/sentiment/7";
const serving = (ModelPackageName: string, EndpointStatus = "InService") => ({
  DescribeEndpoint: { EndpointConfigName: "config", EndpointStatus },
  DescribeEndpointConfig: { ProductionVariants: [{ ModelName: "model" }] },
  DescribeModel: { Containers: [{ ModelPackageName }] },
});

test.each<[string, Record<string, object>, number, string]>([
  ["the version that was deployed", serving(version), 0, `is InService and serves ${version}`],
  [
    "the version before, after a rollback",
    serving(version.replace("/7", "/6")),
    1,
    `is InService and serves ${version.replace("/7", "/6")}`,
  ],
  [
    "the version while it is being updated",
    serving(version, "Updating"),
    1,
    `is Updating and serves ${version}`,
  ],
])("an endpoint that serves %s is told by it", async (_, descriptions, status, said) => {
  const test = await run(firstRight(10), { options: ["--serves", version], descriptions });
  expect(test.status).toBe(status);
  expect(test.output.split("\n")[0]).toBe(
    `${status === 0 ? "passed" : "FAILED"}  served version: sentiment ${said}; expected InService and ${version}`,
  );
});

test("an endpoint whose version cannot be seen was not tested", async () => {
  expect(await run(firstRight(10), { options: ["--serves", version] })).toMatchObject({
    status: 2,
    report: undefined,
  });
});

test.each<[string, string, string]>([
  ["no record", "\n\n", "FOLDER/records.jsonl: got 0 records with different inputs; expected at least 1\n"],
  [
    "a line that is no record",
    '{"input": 1, "expected": 1}\n{"input": 1}\nlabel\n',
    'FOLDER/records.jsonl: line 2: got "{\\"input\\": 1}"; expected JSON with "input" and "expected", neither of them empty\n' +
      'FOLDER/records.jsonl: line 3: got "label"; expected JSON with "input" and "expected", neither of them empty\n',
  ],
  [
    "labels that say nothing",
    '{"input": 1, "expected": null}\n{"input": 2, "expected": ""}\n',
    'FOLDER/records.jsonl: line 1: got "{\\"input\\": 1, \\"expected\\": null}"; expected JSON with "input" and "expected", neither of them empty\n' +
      'FOLDER/records.jsonl: line 2: got "{\\"input\\": 2, \\"expected\\": \\"\\"}"; expected JSON with "input" and "expected", neither of them empty\n',
  ],
  [
    "a label that is no number of JSON",
    '{"input": 1, "expected": NaN}\n',
    'FOLDER/records.jsonl: line 1: got "{\\"input\\": 1, \\"expected\\": NaN}"; expected JSON with "input" and "expected", neither of them empty\n',
  ],
  [
    "two labels for one input",
    '{"input": "a", "expected": 1}\n{"input": "a", "expected": 2}\n',
    "FOLDER/records.jsonl: line 2: got 2; expected the label of line 1, whose input is the same\n",
  ],
  [
    "one label",
    '{"input": "a", "expected": 1}\n{"input": "b", "expected": 1}\n',
    "FOLDER/records.jsonl: got the label 1 in 2 of 2 records; expected fewer than the match rate demands, which an " +
      "endpoint that always answers this label would pass\n",
  ],
])("a file with %s is no test: nothing is sent", async (_, records, output) => {
  expect(await run(firstRight(10), { records })).toEqual({
    status: 2,
    output,
    junit: undefined,
    report: undefined,
  });
  expect(endpoint?.requests).toEqual([]);
});

test("a record that comes again counts once, and too few different ones are no test", async () => {
  const again = [...ten, ...ten.slice(0, 5)];
  const test = await run(firstRight(8), { records: again });
  expect([test.status, test.report]).toEqual([
    0,
    expect.objectContaining({ records: 10, matchRate: 0.8, repeatedRecords: 5 }),
  ]);
  await endpoint?.stop();
  expect(await run(firstRight(10), { records: again, options: ["--min-records", "11"] })).toMatchObject({
    status: 2,
    output: "FOLDER/records.jsonl: got 10 records with different inputs; expected at least 11\n",
    report: undefined,
  });
});

test("without another word a hundred different records are demanded", async () => {
  const file = join(folder, "records.jsonl");
  writeFileSync(file, ten.map((one) => JSON.stringify(one)).join("\n"));
  let output = "";
  endpoint = await startEndpoint(firstRight(10));
  const args = ["--endpoint", "sentiment", "--file", file, "--report", folder];
  expect(
    await endpointTest(args, clientsOf(endpoint.url), (text) => {
      output += text;
    }),
  ).toBe(2);
  expect(output).toMatch(/got 10 records with different inputs; expected at least 100$/);
});

test("a label is not matched by a value of another kind", async () => {
  const records = [
    { input: "text 0", expected: 0 },
    { input: "text 1", expected: 16 },
    { input: "text 2", expected: "1" },
    { input: "text 3", expected: true },
  ];
  const answers = ['" "', '"0x10"', "1", '"true"'];
  const { report } = await run((input) => ({ body: answers[Number(input.slice(5))] ?? "" }), { records });
  expect(report?.failures.map(({ detail }) => detail)).toEqual([
    'got " "; expected 0',
    'got "0x10"; expected 16',
    'got 1; expected "1"',
    'got "true"; expected true',
  ]);
});

test.each<[string[], string]>([
  [["--match-rate", "80"], "match-rate: got 80; expected more than 0 and at most 1\n"],
  [["--match-rate", "0"], "match-rate: got 0; expected more than 0 and at most 1\n"],
  [["--match-rate", ""], 'match-rate: got ""; expected more than 0 and at most 1\n'],
  [["--match-rate", "most"], "match-rate: got NaN; expected more than 0 and at most 1\n"],
  [["--min-records", "0.5"], "min-records: got 0.5; expected a whole number from 1\n"],
  [["--tolerance", "NaN"], "tolerance: got NaN; expected a number from 0\n"],
  [["--max-latency=-1"], "max-latency: got -1; expected more than 0\n"],
  [["--concurrency", "0"], "concurrency: got 0; expected a whole number from 1 to 64\n"],
  [["--serves", "7"], 'serves: got "7"; expected arn:…:model-package/<group>/<version>\n'],
])("the options %j are refused: nothing is sent", async (options, output) => {
  expect(await run(firstRight(10), { options })).toMatchObject({ status: 2, output });
  expect(endpoint?.requests).toEqual([]);
});

test("a build that runs the program ends with its exit status", async () => {
  endpoint = await startEndpoint(firstRight(7));
  const file = join(folder, "records.jsonl");
  writeFileSync(file, ten.map((one) => JSON.stringify(one)).join("\n"));
  const args = ["--endpoint", "sentiment", "--file", file, "--report", folder, "--min-records", "10"];
  const child = spawn(process.execPath, ["tools/delivery-steps/src/endpoint-test.ts", ...args], {
    env: {
      PATH: process.env.PATH,
      AWS_REGION: "eu-west-1",
      AWS_ACCESS_KEY_ID: "id",
      AWS_SECRET_ACCESS_KEY: "key",
      AWS_ENDPOINT_URL: endpoint.url,
    },
  });
  expect(await new Promise((ended) => child.on("close", ended))).toBe(1);
});
