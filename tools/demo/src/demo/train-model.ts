import { mkdir } from "node:fs/promises";
import { runScript } from "../model-scripts/scripts.ts";
import { type DemoRun, jobFolder, modelFolderOf, outputFolder } from "./demo-run.ts";
import { prepareJob } from "./prepare-data.ts";

/** What a training job of the demo is told. */
export interface Training {
  /** Name of the job. */
  readonly job: string;
  readonly hyperparameters: Readonly<Record<string, string | number>>;
  /** Folder of the model that is fine-tuned. @default - none */
  readonly pretrained?: string | undefined;
}

/** Run a training job. @returns seconds that it took */
export async function trainModel(
  run: DemoRun,
  { job, hyperparameters, pretrained }: Training,
): Promise<number> {
  const base = jobFolder(run, job);
  await mkdir(base, { recursive: true });
  const started = performance.now();
  const options = Object.entries(hyperparameters).flatMap(([name, value]) => [`--${name}`, String(value)]);
  await runScript(
    run,
    {
      words: [`train_${run.framework}.py`, ...options],
      base,
      variables: {
        SM_CHANNEL_TRAIN: outputFolder(run, prepareJob, "train"),
        SM_CHANNEL_VALIDATION: outputFolder(run, prepareJob, "validation"),
        SM_MODEL_DIR: modelFolderOf(run, job),
        ...(pretrained !== undefined && { SM_CHANNEL_PRETRAINED: pretrained }),
      },
    },
    run.say,
  );
  return (performance.now() - started) / 1_000;
}
