import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutorContext, Task, TaskGraph } from "nx/src/devkit-exports.js";
import { previewBatch, previewStack } from "./preview-executor.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "executor-"));
  mkdirSync(join(root, "tools/preview/bin"), { recursive: true });
  mkdirSync(join(root, "out/preview"), { recursive: true });
  // Takes the place of the preview: notes its arguments, and writes what each stack's name asks for.
  const preview = `
    const { appendFileSync, writeFileSync } = require("node:fs");
    const args = process.argv.slice(2);
    appendFileSync("calls.txt", args.join(" ") + "\\n");
    const reports = {
      "good.dev": { counts: { resources: 3, mandatory: 0, advisory: 1 }, problems: [] },
      "violating.dev": { counts: { resources: 3, mandatory: 2, advisory: 1 }, problems: [] },
      "broken.dev": { counts: { resources: 0, mandatory: 0, advisory: 0 }, problems: [{}] },
    };
    for (const stack of args.slice(0, args.indexOf("--out")))
      if (reports[stack]) writeFileSync("out/preview/" + stack + ".json", JSON.stringify(reports[stack]));
  `;
  writeFileSync(join(root, "tools/preview/bin/preview.js"), preview);
});
afterEach(() => rmSync(root, { recursive: true }));

const context = (projectName?: string): ExecutorContext => ({
  root,
  cwd: root,
  isVerbose: false,
  projectName,
  projectsConfigurations: { version: 2, projects: {} },
  nxJsonConfiguration: {},
  projectGraph: { nodes: {}, dependencies: {} },
});

function tasksOf(...stacks: string[]): TaskGraph {
  const tasks = stacks.map((project): [string, Task] => {
    const id = `${project}:preview`;
    return [
      id,
      {
        id,
        target: { project, target: "preview" },
        overrides: {},
        outputs: [],
        parallelism: true,
        cache: true,
      },
    ];
  });
  return { roots: [], tasks: Object.fromEntries(tasks), dependencies: {}, continuousDependencies: {} };
}

test("the stacks of several tasks are previewed in one process, and each task has its own verdict", async () => {
  const stacks = ["good.dev", "violating.dev", "broken.dev", "lost.dev"];
  writeFileSync(join(root, "out/preview/lost.dev.json"), "a report of an earlier preview");
  expect(await previewBatch(tasksOf(...stacks), {}, {}, context())).toEqual({
    "good.dev:preview": {
      success: true,
      terminalOutput:
        "good.dev: 3 resources; findings: 0 mandatory, 1 advisory; problems: 0; see out/preview/good.dev.md\n",
    },
    "violating.dev:preview": {
      success: false,
      terminalOutput:
        "violating.dev: 3 resources; findings: 2 mandatory, 1 advisory; problems: 0; see out/preview/violating.dev.md\n",
    },
    "broken.dev:preview": {
      success: false,
      terminalOutput:
        "broken.dev: 0 resources; findings: 0 mandatory, 0 advisory; problems: 1; see out/preview/broken.dev.md\n",
    },
    "lost.dev:preview": { success: false, terminalOutput: "lost.dev: the preview ended without a report\n" },
  });
  expect(readFileSync(join(root, "calls.txt"), "utf8")).toBe(`${stacks.join(" ")} --out out/preview\n`);
});

test.each([
  ["good.dev", true],
  ["violating.dev", false],
])("one task alone previews %s: %j", async (stack, success) => {
  expect(await previewStack({}, context(stack))).toMatchObject({ success });
});
