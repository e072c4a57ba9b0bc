import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { runScript } from "../model-scripts/scripts.ts";
import { type DemoRun, inputFolder, jobFolder, modelFolderOf, outputFolder } from "./demo-run.ts";
import { prepareJob } from "./prepare-data.ts";

/** Names of the classes, by label. */
export const classNames = ["negative", "neutral", "positive"] as const;

const share = z.number().min(0).max(1);
const evaluation = z.object({
  metrics: z.object({
    accuracy: share,
    macro_f1: share,
    majority_share: share,
    f1_negative: share,
    f1_neutral: share,
    f1_positive: share,
  }),
  multiclass_classification_metrics: z.object({
    confusion_matrix: z.record(z.string(), z.record(z.string(), z.number())),
  }),
});

/** How good a model is. */
export interface Evaluation {
  readonly metrics: z.output<typeof evaluation>["metrics"];
  /** Records by actual and by predicted label. */
  readonly confusion: readonly (readonly number[])[];
}

/** Run the job that evaluates the model of a training job. */
export async function evaluateModel(run: DemoRun, trainingJob: string): Promise<Evaluation> {
  const job = `evaluate-${trainingJob}`;
  await cp(modelFolderOf(run, trainingJob), inputFolder(run, job, "model"), { recursive: true });
  await cp(outputFolder(run, prepareJob, "test"), inputFolder(run, job, "test"), { recursive: true });
  await runScript(run, { words: ["evaluate.py"], base: jobFolder(run, job) });
  const file = join(outputFolder(run, job, "evaluation"), "evaluation.json");
  const { metrics, multiclass_classification_metrics: quality } = evaluation.parse(
    JSON.parse(await readFile(file, "utf8")),
  );
  const confusion = classNames.map((_, actual) =>
    classNames.map((_, predicted) => quality.confusion_matrix[actual]?.[predicted] ?? 0),
  );
  run.say(
    `accuracy ${metrics.accuracy.toFixed(3)} (always the most frequent class: ${metrics.majority_share.toFixed(3)})`,
  );
  run.say(classNames.map((name) => `F1 of ${name} ${metrics[`f1_${name}`].toFixed(3)}`).join(", "));
  return { metrics, confusion };
}
