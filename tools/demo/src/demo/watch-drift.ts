import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { runScript } from "../model-scripts/scripts.ts";
import { type DemoRun, inputFolder, jobFolder, outputFolder } from "./demo-run.ts";
import { prepareJob } from "./prepare-data.ts";
import type { Capture } from "./runtime-gateway.ts";

const report = z.object({
  current_records: z.number(),
  threshold: z.number(),
  distances: z.record(z.string(), z.number()),
});

/** How far requests are from what the model was trained with. */
export interface Drift {
  /** Texts in the requests. */
  readonly texts: number;
  /** Distance from which on a feature has drifted. */
  readonly threshold: number;
  /** Distance of each feature, 0 to 1. */
  readonly distances: Readonly<Record<string, number>>;
}

/** Call the endpoint with texts, ten in a request, through SageMaker's runtime or what stands in its place. */
export async function sendTexts(url: string, texts: readonly string[]): Promise<void> {
  for (let start = 0; start < texts.length; start += 10) {
    await fetch(`${url}/endpoints/sentiment/invocations`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ instances: texts.slice(start, start + 10) }),
    });
  }
}

/** Run the job that compares captured requests with the baseline. */
export async function watchDrift(run: DemoRun, name: string, captured: readonly Capture[]): Promise<Drift> {
  const job = `drift-${name}`;
  const capture = join(inputFolder(run, job, "capture"), "AllTraffic");
  await mkdir(capture, { recursive: true });
  await writeFile(join(capture, "captured.jsonl"), captured.map((one) => JSON.stringify(one)).join("\n"));
  await cp(outputFolder(run, prepareJob, "baseline"), inputFolder(run, job, "baseline"), { recursive: true });
  await runScript(run, { words: ["drift.py"], base: jobFolder(run, job) });
  const file = join(outputFolder(run, job, "drift"), "distances.json");
  const {
    current_records: texts,
    threshold,
    distances,
  } = report.parse(JSON.parse(await readFile(file, "utf8")));
  const drifted = Object.entries(distances).filter(([, distance]) => distance > threshold);
  const list = drifted.map(([feature, distance]) => `${feature} ${distance.toFixed(2)}`).join(", ");
  run.say(`${name} requests (${texts} texts): ${list === "" ? "no drift" : `drift of ${list}`}`);
  return { texts, threshold, distances };
}
