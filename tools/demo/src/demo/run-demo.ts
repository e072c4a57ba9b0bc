import { mkdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { STATUS, print } from "@mlops/preview/command";
import { writePage } from "../pages/demo-page.ts";
import { writeStory } from "../pages/story-page.ts";
import { type Processes, pythonEnvironment } from "@mlops/python";
import { frameworks } from "../model-scripts/frameworks.ts";
import type { DemoCommand } from "./command-line.ts";
import type { DemoResult, JudgedModel } from "./demo-result.ts";
import { type DemoRun, outputFolder } from "./demo-run.ts";
import { readGateSettings } from "./gate-settings.ts";
import { invoke } from "./invoke.ts";
import { makeModel, whileServed } from "./judged-model.ts";
import { type Pretrained, choicesOf, pretrainedModel } from "./model-choices.ts";
import { prepareData, prepareJob } from "./prepare-data.ts";
import { previewStacks } from "./preview-stacks.ts";
import { Progress } from "./progress.ts";
import { type Gateway, startGateway } from "./runtime-gateway.ts";
import { heldTexts, shiftedTexts } from "./shifted-texts.ts";
import { inPercent, testEndpoint } from "./test-endpoint.ts";
import { sendTexts, watchDrift } from "./watch-drift.ts";

/** Where the demo writes, from the root of the repository. */
const outFolder = "out/demo";

/**
 * Tell the whole story of the product on this machine.
 * @param root of the repository: an absolute path
 * @returns the exit status
 */
export async function runDemo(root: string, command: DemoCommand, processes: Processes): Promise<number> {
  const progress = new Progress(print, 8);
  const { say } = progress;
  const out = join(root, outFolder);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });

  const gate = await readGateSettings(root);
  progress.begin("Python");
  const python = await pythonEnvironment(root, frameworks[command.framework], processes, say);
  say(relative(root, python));
  const result = await allSteps(
    { root, python, processes, framework: command.framework, gate, out, say },
    command,
    progress,
  );

  const page = await writePage(out, result);
  print(`done in ${progress.seconds} s: ${relative(root, page)} shows it`);
  if (command.story) print(`written: ${relative(root, await writeStory(root, result))}`);
  const { trained, hardlyTrained } = result;
  return trained.verdict.passed && !hardlyTrained.verdict.passed ? STATUS.success : STATUS.violated;
}

async function allSteps(run: DemoRun, command: DemoCommand, progress: Progress): Promise<DemoResult> {
  progress.begin("Preview of the product's stacks: npm run preview -- 'sentiment.*'");
  const stacks = await previewStacks(run);
  progress.begin("Prepare: fetch, check, clean, split, describe");
  const sizes = await prepareData(run, command.csv);
  const pretrained = await pretrainedModel(run, command.modelId);
  progress.begin(
    `A model that is hardly trained, and the gate: ${inPercent(run.gate.minMatchRate)} of the held texts`,
  );
  const hardlyTrained = await hardlyTrainedModel(run, pretrained);
  progress.begin("The model: train and evaluate");
  const { epochs } = choicesOf(run.framework, pretrained);
  const evaluation = await makeModel(run, "trained", pretrained, epochs);
  return whileServed(run, "trained", async (containerUrl, gateway) => {
    progress.begin("Serve and invoke: GET /ping, POST /invocations");
    const invocations = await invoke(containerUrl);
    for (const { request, answer } of invocations)
      for (const line of [request, `-> ${answer}`]) run.say(line);
    progress.begin("The gate of the delivery pipeline: npm run endpoint-test");
    const trained: JudgedModel = {
      epochs,
      evaluation,
      verdict: await testEndpoint(run, gateway.url, "trained"),
    };
    progress.begin("Drift: captured requests against the baseline");
    const drifts = await bothDrifts(run, containerUrl, gateway);
    const { framework, gate } = run;
    const found = { framework, minMatchRate: gate.minMatchRate, stacks, sizes };
    return { ...found, hardlyTrained, trained, invocations, ...drifts };
  });
}

async function hardlyTrainedModel(run: DemoRun, pretrained: Pretrained): Promise<JudgedModel> {
  const job = "hardly-trained";
  const evaluation = await makeModel(run, job, pretrained, 1);
  const verdict = await whileServed(run, job, (_, { url }) => testEndpoint(run, url, job));
  return { epochs: 1, evaluation, verdict };
}

/** The drift of what the gate sent, and of texts unlike it. */
async function bothDrifts(run: DemoRun, containerUrl: string, { captured }: Gateway) {
  const usual = await watchDrift(run, "usual", captured);
  const records = await readFile(join(outputFolder(run, prepareJob, "gate"), "records.jsonl"), "utf8");
  const other = await startGateway(containerUrl);
  try {
    await sendTexts(other.url, shiftedTexts(heldTexts(records)));
    return { usual, shifted: await watchDrift(run, "shifted", other.captured) };
  } finally {
    await other.stop();
  }
}
