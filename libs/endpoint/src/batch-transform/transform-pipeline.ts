import { takesKey } from "../storage.ts";
import type { CheckedBatch } from "./batch-transform-args.ts";

/** A value that a run of the pipeline fills in. */
type Get = { readonly Get: `Parameters.${TransformParameter}` | `Execution.${"PipelineExecutionId"}` };
type Join = { readonly "Std:Join": { readonly On: string; readonly Values: readonly (string | Get)[] } };

/** Parameters that the schedule passes to each run. */
export const transformParameters = ["ModelName", "InputUri", "OutputUri", "CaptureUri", "KeyArn"] as const;
/** Name of one of the {@link transformParameters}. */
export type TransformParameter = (typeof transformParameters)[number];

/** A SageMaker pipeline of one transform job, in the words of the service. */
export interface TransformPipeline {
  readonly Version: "2020-12-01";
  readonly Parameters: readonly { readonly Name: TransformParameter; readonly Type: "String" }[];
  readonly Steps: readonly [
    {
      readonly Name: "Transform";
      readonly Type: "Transform";
      readonly Arguments: TransformArguments;
      readonly RetryPolicies: readonly RetryPolicy[];
    },
  ];
}

/** The request CreateTransformJob, with the members that are used here. */
interface TransformArguments {
  readonly ModelName: Get;
  readonly BatchStrategy?: "MultiRecord" | "SingleRecord";
  readonly MaxPayloadInMB: number;
  readonly MaxConcurrentTransforms?: number;
  readonly TransformInput: {
    readonly DataSource: { readonly S3DataSource: { readonly S3DataType: "S3Prefix"; readonly S3Uri: Get } };
    readonly ContentType: string;
    readonly SplitType: "None" | "Line" | "RecordIO" | "TFRecord";
    readonly CompressionType: "None" | "Gzip";
  };
  readonly TransformOutput: {
    readonly S3OutputPath: Join;
    readonly KmsKeyId: Get;
    readonly Accept?: string;
    readonly AssembleWith: "None" | "Line";
  };
  readonly TransformResources: {
    readonly InstanceType: string;
    readonly InstanceCount: number;
    readonly VolumeKmsKeyId?: Get;
  };
  readonly DataCaptureConfig?: {
    readonly DestinationS3Uri: Get;
    readonly KmsKeyId: Get;
    readonly GenerateInferenceId: true;
  };
  readonly DataProcessing?: { readonly JoinSource: "Input" };
}

interface RetryPolicy {
  readonly ExceptionType: readonly ("Step.SERVICE_FAULT" | "Step.THROTTLING")[];
  readonly IntervalSeconds: number;
  readonly BackoffRate: number;
  readonly MaxAttempts: number;
}

const parameter = (name: TransformParameter): Get => ({ Get: `Parameters.${name}` });

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
export function transformPipeline(batch: Described): TransformPipeline {
  return {
    Version: "2020-12-01",
    Parameters: transformParameters.map((Name) => ({ Name, Type: "String" })),
    Steps: [
      {
        Name: "Transform",
        Type: "Transform",
        Arguments: transformArguments(batch),
        RetryPolicies: [
          {
            ExceptionType: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
            IntervalSeconds: 60,
            BackoffRate: 2,
            MaxAttempts: 5,
          },
        ],
      },
    ],
  };
}

function transformArguments(batch: Described): TransformArguments {
  const { input, output, instanceType, instances, maxPayloadMiB, concurrentRequests } = batch;
  return {
    ModelName: parameter("ModelName"),
    ...(input.split !== undefined && {
      BatchStrategy: batch.recordsPerRequest === "one" ? "SingleRecord" : "MultiRecord",
    }),
    MaxPayloadInMB: maxPayloadMiB,
    ...(concurrentRequests !== undefined && { MaxConcurrentTransforms: concurrentRequests }),
    TransformInput: {
      DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: parameter("InputUri") } },
      ContentType: input.contentType,
      SplitType: input.split ?? "None",
      CompressionType: input.gzip ? "Gzip" : "None",
    },
    TransformOutput: transformOutput(output),
    TransformResources: {
      InstanceType: instanceType,
      InstanceCount: instances,
      ...(takesKey([batch]) && { VolumeKmsKeyId: parameter("KeyArn") }),
    },
    ...(capturesBatches(batch) && {
      DataCaptureConfig: {
        DestinationS3Uri: parameter("CaptureUri"),
        KmsKeyId: parameter("KeyArn"),
        GenerateInferenceId: true,
      },
    }),
    ...(output.withInput && { DataProcessing: { JoinSource: "Input" } }),
  };
}

function transformOutput({
  accept,
  assemble,
}: CheckedBatch["output"]): TransformArguments["TransformOutput"] {
  return {
    // Each run writes to a folder of its own, so that the next one does not overwrite its predictions.
    S3OutputPath: {
      "Std:Join": { On: "", Values: [parameter("OutputUri"), { Get: "Execution.PipelineExecutionId" }] },
    },
    KmsKeyId: parameter("KeyArn"),
    ...(accept !== undefined && { Accept: accept }),
    AssembleWith: assemble ?? "None",
  };
}

/** Whether inputs and predictions are kept for monitors. */
export function capturesBatches({
  dataCapture,
  environment,
}: Pick<CheckedBatch, "dataCapture" | "environment">): boolean {
  return dataCapture ?? environment.name !== "dev";
}
