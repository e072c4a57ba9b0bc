import { join } from "node:path";
import type { Framework } from "../model-scripts/frameworks.ts";
import type { Scripts } from "../model-scripts/scripts.ts";
import type { GateSettings } from "./gate-settings.ts";

/** One run of the demo: what its steps share. */
export interface DemoRun extends Scripts {
  readonly framework: Framework;
  readonly gate: GateSettings;
  /** Where everything is written: an absolute path. */
  readonly out: string;
  /** Say something about the step that is at work. */
  readonly say: (text: string) => void;
}

/** Folder that stands in place of /opt/ml for a job. */
export function jobFolder({ out }: Pick<DemoRun, "out">, job: string): string {
  return join(out, "jobs", job);
}

/** Folder of an output of a processing job. */
export function outputFolder(run: Pick<DemoRun, "out">, job: string, name: string): string {
  return join(jobFolder(run, job), "processing", "output", name);
}

/** Folder of an input of a processing job. */
export function inputFolder(run: Pick<DemoRun, "out">, job: string, name: string): string {
  return join(jobFolder(run, job), "processing", "input", name);
}

/** Folder of the model that a training job makes. */
export function modelFolderOf(run: Pick<DemoRun, "out">, job: string): string {
  return join(jobFolder(run, job), "model");
}
