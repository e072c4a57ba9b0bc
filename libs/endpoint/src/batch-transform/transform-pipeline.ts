import { takesKey } from "../storage.ts";
import type { BatchTransformArgs } from "./batch-transform-args.ts";

/** A value that a run of the pipeline fills in. */
type Get = { readonly Get: `Parameters.${TransformParameter}` | `Execution.${"PipelineExecutionId"}` };
type Join = { readonly "Std:Join": { readonly On: string; readonly Values: readonly (string | Get)[] } };

/** What the schedule gives to each run. */
export const transformParameters = ["ModelName", "InputUri", "OutputUri", "CaptureUri", "KeyArn"] as const;
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

/** Request of CreateTransformJob, as far as it is used here. */
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

/**
 * The pipeline of one transform job. It is plain: whatever only a deployment knows comes in as a parameter, so that a
 * preview shows, and the policies read, the whole definition.
 */
export function transformPipeline(args: BatchTransformArgs): TransformPipeline {
  const { input, output = {}, instanceType, instances = 1, maxPayloadMiB = 6, concurrentRequests } = args;
  return {
    Version: "2020-12-01",
    Parameters: transformParameters.map((Name) => ({ Name, Type: "String" })),
    Steps: [
      {
        Name: "Transform",
        Type: "Transform",
        Arguments: {
          ModelName: parameter("ModelName"),
          ...(input.split !== undefined && {
            BatchStrategy: args.recordsPerRequest === "one" ? "SingleRecord" : "MultiRecord",
          }),
          MaxPayloadInMB: maxPayloadMiB,
          ...(concurrentRequests !== undefined && { MaxConcurrentTransforms: concurrentRequests }),
          TransformInput: {
            DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: parameter("InputUri") } },
            ContentType: input.contentType,
            SplitType: input.split ?? "None",
            CompressionType: input.gzip === true ? "Gzip" : "None",
          },
          TransformOutput: {
            // A folder for each run: the next one does not write over this one's predictions.
            S3OutputPath: {
              "Std:Join": {
                On: "",
                Values: [parameter("OutputUri"), { Get: "Execution.PipelineExecutionId" }],
              },
            },
            KmsKeyId: parameter("KeyArn"),
            ...(output.accept !== undefined && { Accept: output.accept }),
            AssembleWith: output.assemble ?? "None",
          },
          TransformResources: {
            InstanceType: instanceType,
            InstanceCount: instances,
            ...(takesKey([args]) && { VolumeKmsKeyId: parameter("KeyArn") }),
          },
          ...(capturesBatches(args) && {
            DataCaptureConfig: {
              DestinationS3Uri: parameter("CaptureUri"),
              KmsKeyId: parameter("KeyArn"),
              GenerateInferenceId: true,
            },
          }),
          ...(output.withInput === true && { DataProcessing: { JoinSource: "Input" } }),
        },
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

/** Whether inputs and predictions are kept for monitors. */
export function capturesBatches({ dataCapture, environment }: BatchTransformArgs): boolean {
  return dataCapture ?? environment.name !== "dev";
}
