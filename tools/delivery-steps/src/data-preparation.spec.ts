import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataPreparation } from "./data-preparation/command.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "data-preparation-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const query = (State: string, more = {}) => ({
  QueryExecution: {
    Status: { State, ...more },
    ResultConfiguration: { OutputLocation: "s3://data/feature-store/query-results/q-1.csv" },
  },
});

/** Runs the command with a CLI that answers with one answer after the other, by operation; the last for ever. */
async function run(
  steps: unknown,
  answers: Readonly<Record<string, readonly object[]>>,
  { options = [], parameters = '{"epochs": 3}' }: { options?: string[]; parameters?: string } = {},
) {
  const calls: string[] = [];
  const left = new Map(Object.entries(answers).map(([operation, list]) => [operation, [...list]]));
  writeFileSync(join(folder, "steps.json"), JSON.stringify(steps));
  writeFileSync(join(folder, "parameters.json"), parameters);
  let output = "";
  const args = ["--steps", join(folder, "steps.json"), "--parameters", join(folder, "parameters.json")];
  const status = await dataPreparation(
    [
      ...args,
      "--minutes",
      "1",
      "--interval",
      "0.001",
      "--workgroup",
      "features",
      "--database",
      "store",
      ...options,
    ],
    (...words) => {
      calls.push(words.join(" "));
      const list = left.get(words[1] ?? "") ?? [];
      return { ...(list.length > 1 ? list.shift() : list[0]) };
    },
    (text) => (output += `${text}\n`),
  );
  const after: unknown = JSON.parse(readFileSync(join(folder, "parameters.json"), "utf8"));
  return { status, output: output.replaceAll(folder, "FOLDER"), calls, parameters: after };
}

test("crawlers, jobs and prepared statements run one after the other, and the query's result is a parameter", async () => {
  const steps = [
    { crawler: "raw" },
    { job: "clean", arguments: { "--day": "2026-01-01" } },
    { query: "labelled", values: ["O'Brien", 7], resultParameter: "TrainingData" },
  ];
  const done = await run(steps, {
    "get-crawler": [
      { Crawler: { State: "RUNNING" } },
      { Crawler: { State: "READY", LastCrawl: { Status: "SUCCEEDED" } } },
    ],
    "start-job-run": [{ JobRunId: "j-1" }],
    "get-job-run": [{ JobRun: { JobRunState: "RUNNING" } }, { JobRun: { JobRunState: "SUCCEEDED" } }],
    "start-query-execution": [{ QueryExecutionId: "q-1" }],
    "get-query-execution": [query("QUEUED"), query("SUCCEEDED")],
  });
  expect(done).toEqual({
    status: 0,
    output:
      "done    crawler raw: SUCCEEDED\ndone    job clean: SUCCEEDED\ndone    query labelled: SUCCEEDED\n",
    calls: [
      "glue start-crawler --name raw",
      "glue get-crawler --name raw",
      "glue get-crawler --name raw",
      'glue start-job-run --job-name clean --arguments {"--day":"2026-01-01"}',
      "glue get-job-run --job-name clean --run-id j-1",
      "glue get-job-run --job-name clean --run-id j-1",
      "athena start-query-execution --query-string EXECUTE labelled USING 'O''Brien', 7 --work-group features --query-execution-context Database=store",
      "athena get-query-execution --query-execution-id q-1",
      "athena get-query-execution --query-execution-id q-1",
    ],
    parameters: { epochs: 3, TrainingData: "s3://data/feature-store/query-results/q-1.csv" },
  });
});

test.each<[string, unknown[], Record<string, object[]>, string]>([
  [
    "a query that fails",
    [{ query: "labelled" }, { crawler: "never" }],
    {
      "start-query-execution": [{ QueryExecutionId: "q-1" }],
      "get-query-execution": [query("FAILED", { StateChangeReason: "no table" })],
    },
    "FAILED  query labelled: FAILED: no table\n",
  ],
  [
    "a job that times out",
    [{ job: "clean" }, { crawler: "never" }],
    { "start-job-run": [{ JobRunId: "j-1" }], "get-job-run": [{ JobRun: { JobRunState: "TIMEOUT" } }] },
    "FAILED  job clean: TIMEOUT\n",
  ],
  [
    "a crawler that has never crawled",
    [{ crawler: "raw" }, { crawler: "never" }],
    { "get-crawler": [{ Crawler: { State: "READY" } }] },
    "FAILED  crawler raw: no state\n",
  ],
])("%s ends the preparation, and the parameters stay as they are", async (_, steps, answers, output) => {
  const { calls, ...ended } = await run(steps, answers);
  expect(ended).toEqual({ status: 1, output, parameters: { epochs: 3 } });
  expect(calls.some((call) => call.includes("never"))).toBe(false);
});

test.each<[string, unknown[], Record<string, object[]>, string]>([
  [
    "query",
    [{ query: "labelled" }],
    { "start-query-execution": [{ QueryExecutionId: "q-1" }], "get-query-execution": [query("RUNNING")] },
    "athena stop-query-execution --query-execution-id q-1",
  ],
  [
    "job",
    [{ job: "clean" }],
    { "start-job-run": [{ JobRunId: "j-1" }], "get-job-run": [{ JobRun: { JobRunState: "RUNNING" } }] },
    "glue batch-stop-job-run --job-name clean --job-run-ids j-1",
  ],
  [
    "crawler",
    [{ crawler: "raw" }],
    { "get-crawler": [{ Crawler: { State: "RUNNING" } }] },
    "glue stop-crawler --name raw",
  ],
])("a %s that takes too long is stopped and has failed", async (_, steps, answers, stopped) => {
  const { status, output, calls } = await run(steps, answers, { options: ["--minutes", "0.001"] });
  expect([status, output, calls.at(-1)]).toEqual([
    1,
    expect.stringMatching(/^FAILED {2}.*: not done after 0.001 minutes: stopped\n$/),
    stopped,
  ]);
});

test.each<[string, unknown, { options?: string[]; parameters?: string }, string]>([
  ["no step", [], {}, "FOLDER/steps.json: value: got []; expected at least 1 item\n"],
  [
    "a step of two kinds",
    [{ query: "labelled", crawler: "raw" }],
    {},
    "FOLDER/steps.json: [0].crawler: got an unknown key; expected query, values or resultParameter\n",
  ],
  [
    "a query without a workgroup",
    [{ query: "labelled" }],
    { options: ["--workgroup", ""] },
    'workgroup: got ""; expected the workgroup of Athena that the queries of FOLDER/steps.json run in\n',
  ],
  [
    "parameters that are lists",
    [{ crawler: "raw" }],
    { parameters: '{"layers": [1]}' },
    "FOLDER/parameters.json: layers: got [1]; expected a text, a number or a boolean\n",
  ],
])("%s starts nothing", async (_, steps, given, output) => {
  const ended = await run(steps, {}, given);
  expect([ended.status, ended.output, ended.calls]).toEqual([2, output, []]);
});
