import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Framework } from "../model-scripts/frameworks.ts";
import { runScript } from "../model-scripts/scripts.ts";
import { type DemoRun, jobFolder, outputFolder } from "./demo-run.ts";
import { prepareJob } from "./prepare-data.ts";

/** What the training scripts of the demo are told, besides what they do by default. */
interface Choices {
  readonly epochs: number;
  readonly learning_rate: number;
  readonly batch_size: number;
}

/** What is fine-tuned: a folder, or a model on the hub. */
export type Pretrained = { readonly folder: string } | { readonly modelId: string } | undefined;

/** Hyperparameters of a framework. Models that are fine-tuned learn slowly, those made from nothing fast. */
export function choicesOf(framework: Framework, pretrained: Pretrained): Choices {
  if (framework === "tensorflow") return { epochs: 12, learning_rate: 0.01, batch_size: 32 };
  const isMadeHere = pretrained !== undefined && "folder" in pretrained;
  return isMadeHere
    ? { epochs: 4, learning_rate: 1e-3, batch_size: 32 }
    : { epochs: 6, learning_rate: 1.45e-4, batch_size: 100 };
}

/** What is fine-tuned: what the command line names, or with Hugging Face a small model that is made here. */
export async function pretrainedModel(run: DemoRun, modelId: string | undefined): Promise<Pretrained> {
  if (run.framework === "tensorflow") return undefined;
  if (modelId !== undefined) {
    const folder = resolve(run.root, modelId);
    return existsSync(join(folder, "config.json")) ? { folder } : { modelId };
  }
  const folder = join(run.out, "small-model");
  const data = outputFolder(run, prepareJob, "train");
  const words = ["small_model.py", "--data", data, "--output", folder] as const;
  await runScript(run, { words: [...words], base: jobFolder(run, prepareJob) });
  run.say("a small BERT with random weights; --model-id ID fine-tunes one of the hub");
  return { folder };
}
