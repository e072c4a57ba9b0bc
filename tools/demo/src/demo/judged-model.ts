import type { DemoRun } from "./demo-run.ts";
import { type Evaluation, evaluateModel } from "./evaluate-model.ts";
import { type Pretrained, choicesOf } from "./model-choices.ts";
import { type Gateway, startGateway } from "./runtime-gateway.ts";
import { serveModel } from "./serve-model.ts";
import { trainModel } from "./train-model.ts";

/** Train a model and evaluate it. */
export async function makeModel(
  run: DemoRun,
  job: string,
  pretrained: Pretrained,
  epochs: number,
): Promise<Evaluation> {
  const hub: Readonly<Record<string, string>> =
    pretrained !== undefined && "modelId" in pretrained ? { model_id: pretrained.modelId } : {};
  const folder = pretrained !== undefined && "folder" in pretrained ? pretrained.folder : undefined;
  const hyperparameters = { ...choicesOf(run.framework, pretrained), ...hub, epochs };
  await trainModel(run, { job, hyperparameters, pretrained: folder });
  return evaluateModel(run, job);
}

/**
 * Serve the model of a training job while something is done with it.
 * @param work gets the address of the container, and what stands in place of SageMaker's runtime
 */
export async function whileServed<Result>(
  run: DemoRun,
  job: string,
  work: (containerUrl: string, gateway: Gateway) => Promise<Result>,
): Promise<Result> {
  const container = await serveModel(run, job);
  const gateway = await startGateway(container.url);
  try {
    return await work(container.url, gateway);
  } finally {
    await gateway.stop();
    await container.stop();
  }
}
