import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PostTasksExecutionContext } from "nx/src/devkit-exports.js";
import { summarizePreviews } from "./preview-summary.ts";

let workspaceRoot: string;
beforeEach(() => {
  workspaceRoot = mkdtempSync(join(tmpdir(), "summary-"));
  for (const folder of ["tools/preview/bin", "out/preview"])
    mkdirSync(join(workspaceRoot, folder), { recursive: true });
  command(`
    const { appendFileSync, writeFileSync } = require("node:fs");
    appendFileSync("calls.txt", process.argv.slice(2).join(" ") + "\\n");
    for (const file of ["summary.md", "preview.sarif"]) writeFileSync("out/preview/" + file, "");
  `);
});
afterEach(() => rmSync(workspaceRoot, { recursive: true }));

/** What is called in place of the summary's command. */
function command(script: string): void {
  writeFileSync(join(workspaceRoot, "tools/preview/bin/summary.js"), script);
}

/** How the summary's command was called. */
function calls(): string[] {
  const file = join(workspaceRoot, "calls.txt");
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
}

/** The end of a run of tasks, by what they read. */
function endOf(tasks: Readonly<Record<string, string>>, code = 0): PostTasksExecutionContext {
  const results = Object.entries(tasks).map(([id, hash]) => {
    const [project = "", target = ""] = id.split(":");
    const task = {
      id,
      hash,
      target: { project, target },
      overrides: {},
      outputs: [],
      parallelism: true,
      cache: true,
    };
    return [id, { task, status: "local-cache", code }] as const;
  });
  return {
    id: "",
    workspaceRoot,
    nxJsonConfiguration: {},
    taskResults: Object.fromEntries(results),
    argv: [],
    startTime: 0,
    endTime: 0,
  };
}

const summarize = (run: PostTasksExecutionContext) => summarizePreviews(undefined, run);
const all = "base.dev web.dev --out out/preview";
const previews = { "web.dev:preview": "1", "base.dev:preview": "1" };

test("a run's summary is about the stacks that it previewed", () => {
  void summarize(endOf({ ...previews, "@mlops/core:test": "1" }));
  expect(calls()).toEqual([all]);
});

test("a run without previews has no summary", () => {
  void summarize(endOf({ "@mlops/core:test": "1" }));
  expect(calls()).toEqual([]);
});

describe("a second run", () => {
  beforeEach(() => void summarize(endOf(previews)));

  test("of the same previews of the same files leaves the summary as it is", () => {
    void summarize(endOf(previews));
    expect(calls()).toEqual([all]);
  });

  test.each<[string, Record<string, string>, string]>([
    ["of other files", { ...previews, "web.dev:preview": "2" }, all],
    ["of fewer stacks", { "web.dev:preview": "1" }, "web.dev --out out/preview"],
  ])("%s makes another summary", (_, tasks, call) => {
    void summarize(endOf(tasks));
    expect(calls()).toEqual([all, call]);
  });

  test("that fails makes another summary", () => {
    void summarize(endOf(previews, 1));
    expect(calls()).toEqual([all, all]);
  });

  test("replaces a summary that something else has written", async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    appendFileSync(join(workspaceRoot, "out/preview/summary.md"), "of something else");
    void summarize(endOf(previews));
    expect(calls()).toEqual([all, all]);
  });

  test("makes a summary that is no longer there", () => {
    rmSync(join(workspaceRoot, "out/preview/preview.sarif"));
    void summarize(endOf(previews));
    expect(calls()).toEqual([all, all]);
  });
});

test("a summary that cannot be written fails the run", () => {
  command(`console.error("no reports"); process.exit(2)`);
  expect(() => summarize(endOf(previews))).toThrow(
    "the summary of the previews cannot be written: no reports",
  );
});
