import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ExecutorContext, TaskGraph } from "nx/src/devkit-exports.js";

/** Folder of the reports, relative to the workspace's. */
export const REPORT_FOLDER = "out/preview";

/** How the preview of one stack ended. */
interface Verdict {
  readonly success: boolean;
  readonly terminalOutput: string;
}

/** The part of a stack's report that says how the preview ended. */
interface Report {
  readonly counts: { readonly resources: number; readonly mandatory: number; readonly advisory: number };
  readonly problems: readonly unknown[];
}

/** Preview the stack of one task. */
export async function previewStack(_options: unknown, context: ExecutorContext): Promise<Verdict> {
  const stack = context.projectName ?? "";
  const verdicts = await previewStacks([stack], context.root);
  return verdicts.get(stack) ?? { success: false, terminalOutput: "" };
}

/** Preview the stacks of several tasks in one process: starting Node and loading the SDK costs more than a stack. */
export async function previewBatch(
  { tasks }: TaskGraph,
  _inputs: unknown,
  _overrides: unknown,
  context: ExecutorContext,
): Promise<Record<string, Verdict>> {
  const stacks = Object.values(tasks).map(({ target }) => target.project);
  const verdicts = await previewStacks(stacks, context.root);
  return Object.fromEntries(
    Object.values(tasks).flatMap(({ id, target }) => {
      const verdict = verdicts.get(target.project);
      return verdict ? [[id, verdict]] : [];
    }),
  );
}

async function previewStacks(stacks: readonly string[], root: string): Promise<Map<string, Verdict>> {
  const fileOf = (stack: string) => join(root, REPORT_FOLDER, `${stack}.json`);
  // A report that is there afterwards is of this preview.
  for (const stack of stacks) rmSync(fileOf(stack), { force: true });
  const command = ["tools/preview/bin/preview.js", ...stacks, "--out", REPORT_FOLDER];
  await once(spawn(process.execPath, command, { cwd: root, stdio: "inherit" }), "close");
  return new Map(stacks.map((stack) => [stack, verdictOf(stack, fileOf(stack))]));
}

function verdictOf(stack: string, file: string): Verdict {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { success: false, terminalOutput: `${stack}: the preview ended without a report\n` };
  }
  const { counts, problems } = JSON.parse(text) as Report;
  const { resources, mandatory, advisory } = counts;
  return {
    success: mandatory === 0 && problems.length === 0,
    terminalOutput:
      `${stack}: ${resources} resources; findings: ${mandatory} mandatory, ${advisory} advisory; ` +
      `problems: ${problems.length}; see ${REPORT_FOLDER}/${stack}.md\n`,
  };
}
