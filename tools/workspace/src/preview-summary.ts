import { spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PostTasksExecution } from "nx/src/devkit-exports.js";
import { REPORT_FOLDER } from "./preview-executor.ts";

/** The tasks that the summary is about, with the hashes of all that they read. */
const TASKS_FILE = "summary.tasks";
const SUMMARY_FILES = ["summary.md", "preview.sarif"];

/**
 * After a run, write `summary.md` and `preview.sarif` over the stacks that it previewed, also those whose report came
 * from the cache. No task can do so: a task for all stacks would have to depend on all of their previews, and then
 * each run would preview all stacks.
 * @throws Error if they cannot be written, which makes the run fail
 */
export const summarizePreviews: PostTasksExecution = (_options, { taskResults, workspaceRoot }) => {
  const previews = Object.values(taskResults).filter(({ task }) => task.target.target === "preview");
  if (previews.length === 0) return;
  const folder = join(workspaceRoot, REPORT_FOLDER);
  const tasks = previews.map(({ task }) => `${task.id} ${task.hash}\n`).sort();
  if (previews.every(({ code }) => code === 0) && isSummaryOf(tasks.join(""), folder)) return;

  const stacks = previews.map(({ task }) => task.target.project).sort();
  const command = ["tools/preview/bin/summary.js", ...stacks, "--out", REPORT_FOLDER];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: workspaceRoot, encoding: "utf8" });
  if (status !== 0) throw new Error(`the summary of the previews cannot be written: ${stderr.trim()}`);
  writeFileSync(join(folder, TASKS_FILE), tasks.join(""));
};

/** Whether the summary in `folder` is that of `tasks`, and nothing has written another one since. */
function isSummaryOf(tasks: string, folder: string): boolean {
  try {
    const { mtimeMs } = statSync(join(folder, TASKS_FILE));
    const isLast = SUMMARY_FILES.every((file) => statSync(join(folder, file)).mtimeMs <= mtimeMs);
    return isLast && readFileSync(join(folder, TASKS_FILE), "utf8") === tasks;
  } catch {
    return false;
  }
}
