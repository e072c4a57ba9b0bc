import {
  type PipelineDefinition,
  type TransformArguments,
  executionVariables,
  join,
  pipelineDefinition,
  stringParameter,
  transformStep,
} from "@mlops/pipeline-definition";
import { transformArguments } from "@mlops/pipeline-definition/transform";
import type { CheckedBatch } from "./batch-transform-args.ts";

/** Name of a parameter that the schedule passes to each run. */
export type TransformParameter = "ModelName" | "InputUri" | "OutputUri" | "CaptureUri" | "KeyArn";

/** What the definition of the pipeline depends on. */
type Described = Pick<
  CheckedBatch,
  | "environment"
  | "input"
  | "output"
  | "instanceType"
  | "localDisk"
  | "instances"
  | "maxPayloadMiB"
  | "concurrentRequests"
  | "recordsPerRequest"
  | "dataCapture"
>;

/**
 * The pipeline of one transform job. It is plain: what only a deployment knows comes in as a parameter, so that a
 * preview shows, and the policies read, the whole definition.
 */
export function transformPipeline(batch: Described): PipelineDefinition {
  const parameters = transformParameters();
  const { ModelName, InputUri, OutputUri, CaptureUri, KeyArn } = parameters;
  return pipelineDefinition({
    parameters: [ModelName, InputUri, OutputUri, CaptureUri, KeyArn],
    experiment: null,
    steps: [
      transformStep("Transform", {
        arguments: batchArguments(batch, parameters),
        retry: [
          { exceptions: ["Step.SERVICE_FAULT", "Step.THROTTLING"], interval: "1 minute", maxAttempts: 5 },
        ],
      }),
    ],
  });
}

function transformParameters() {
  return {
    ModelName: stringParameter("ModelName"),
    InputUri: stringParameter("InputUri"),
    OutputUri: stringParameter("OutputUri"),
    CaptureUri: stringParameter("CaptureUri"),
    KeyArn: stringParameter("KeyArn"),
  } satisfies Record<TransformParameter, unknown>;
}

function batchArguments(
  batch: Described,
  { ModelName, InputUri, OutputUri, CaptureUri, KeyArn }: ReturnType<typeof transformParameters>,
): TransformArguments {
  return {
    ...transformArguments(batch, {
      modelName: ModelName,
      inputUri: InputUri,
      // Each run writes to a folder of its own, so that the next one does not overwrite its predictions.
      outputUri: join("", [OutputUri, executionVariables.pipelineExecutionId]),
      keyArn: KeyArn,
    }),
    ...(capturesBatches(batch) && {
      DataCaptureConfig: { DestinationS3Uri: CaptureUri, KmsKeyId: KeyArn, GenerateInferenceId: true },
    }),
  };
}

/** Whether inputs and predictions are kept for monitors. */
export function capturesBatches({
  dataCapture,
  environment,
}: Pick<CheckedBatch, "dataCapture" | "environment">): boolean {
  return dataCapture ?? environment.name !== "dev";
}
