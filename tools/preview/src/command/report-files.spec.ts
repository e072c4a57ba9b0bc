import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exampleReport } from "../testing/example-report.ts";
import { readEarlierReports, writeStackFiles } from "./report-files.ts";

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "reports-"));
});
afterEach(() => rmSync(out, { recursive: true }));

const command = () => ({ out, sarif: undefined, junit: undefined, baseline: out, json: false });
const definition = { Steps: [{ Name: "Train", Type: "Training", Arguments: { RoleArn: { $: "unknown" } } }] };
const report = {
  ...exampleReport,
  pipelines: [
    { name: "mlops-churn", definition, mermaid: null },
    { name: "../up", definition, mermaid: null },
  ],
};

test("each pipeline's definition is a file of its own, in the folder whatever its name", () => {
  writeStackFiles(command(), report, () => "{}");
  expect(readdirSync(out).sort()).toEqual([
    "app.dev.___up.pipeline.json",
    "app.dev.json",
    "app.dev.md",
    "app.dev.mlops-churn.pipeline.json",
    "app.dev.state.json",
  ]);
  expect(JSON.parse(readFileSync(join(out, "app.dev.mlops-churn.pipeline.json"), "utf8"))).toEqual(
    definition,
  );
});

test("definitions of pipelines are no earlier reports", () => {
  writeStackFiles(command(), report);
  expect(readEarlierReports(command())?.map(({ stack }) => stack)).toEqual(["app.dev"]);
});

test("a pipe in the place of a report is refused, instead of waiting for its reader", () => {
  execFileSync("mkfifo", [join(out, "app.dev.json")]);
  expect(() => writeStackFiles(command(), report)).toThrow(
    `--out: got ${join(out, "app.dev.json")}, which is no file; expected a file, or nothing there`,
  );
});
