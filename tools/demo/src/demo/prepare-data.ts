import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { runScript } from "../model-scripts/scripts.ts";
import { type DemoRun, inputFolder, jobFolder } from "./demo-run.ts";

/** Name of the job that prepares. */
export const prepareJob = "prepare";

/** A time that is the same in every run, as all else of it. */
const eventTime = "2026-01-01T00:00:00Z";

/** How many records each part has. */
export type PartSizes = Readonly<Record<string, number>>;

/** Fetch the data, or take a file, and run the job that cleans and divides it. */
export async function prepareData(run: DemoRun, csv: string | undefined): Promise<PartSizes> {
  const raw = inputFolder(run, prepareJob, "raw");
  await mkdir(raw, { recursive: true });
  const source =
    csv === undefined ? ["--cache", join(run.root, ".cache")] : ["--csv", resolve(run.root, csv)];
  const base = jobFolder(run, prepareJob);
  await runScript(
    run,
    { words: ["load_data.py", "--output", join(raw, "raw.csv"), ...source], base },
    run.say,
  );
  const sizes: Record<string, number> = {};
  await runScript(run, { words: ["prepare.py", "--event_time", eventTime], base }, (line) => {
    const [, name = "", size] = /^(\w+)=(\d+)$/.exec(line) ?? [];
    sizes[name] = Number(size);
  });
  const { train_records: train, validation_records: validation, test_records: test } = sizes;
  run.say(`${train} texts to train with, ${validation} to validate, ${test} to test`);
  return sizes;
}
