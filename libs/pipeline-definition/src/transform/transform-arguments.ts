import type { InstanceType } from "@mlops/aws";
import { type InstanceDisk, hasLocalDisk } from "@mlops/core";
import type { TransformArguments } from "../steps/jobs.ts";
import type { ScalarArgument } from "../variables/argument.ts";

/** Checked settings of a transform job. */
interface TransformSettings extends InstanceDisk<ScalarArgument<InstanceType>> {
  readonly input: {
    readonly contentType: string;
    readonly split?: "Line" | "RecordIO" | "TFRecord" | undefined;
    readonly gzip: boolean;
    readonly filter?: string | undefined;
  };
  readonly output: {
    readonly accept?: string | undefined;
    readonly assemble?: "Line" | undefined;
    readonly withInput: boolean;
    readonly filter?: string | undefined;
  };
  readonly instances: ScalarArgument<number>;
  readonly recordsPerRequest?: "many" | "one" | undefined;
  readonly maxPayloadMiB: number;
  readonly concurrentRequests?: ScalarArgument<number> | undefined;
}

/** What a transform job refers to. */
export interface TransformPlaces {
  readonly modelName: ScalarArgument<string>;
  /** S3 URI of what predictions are made from. */
  readonly inputUri: ScalarArgument<string>;
  /** S3 URI below which predictions are written. */
  readonly outputUri: ScalarArgument<string>;
  /** Key that encrypts predictions and volumes; local disks take none. */
  readonly keyArn: ScalarArgument<string>;
}

/** The request for a transform job. */
export function transformArguments(
  settings: TransformSettings,
  { modelName, inputUri, outputUri, keyArn }: TransformPlaces,
): TransformArguments {
  const { input, output, concurrentRequests } = settings;
  return {
    ModelName: modelName,
    ...(input.split !== undefined && {
      BatchStrategy: settings.recordsPerRequest === "one" ? "SingleRecord" : "MultiRecord",
    }),
    MaxPayloadInMB: settings.maxPayloadMiB,
    ...(concurrentRequests !== undefined && { MaxConcurrentTransforms: concurrentRequests }),
    TransformInput: {
      DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: inputUri } },
      ContentType: input.contentType,
      SplitType: input.split ?? "None",
      CompressionType: input.gzip ? "Gzip" : "None",
    },
    TransformOutput: {
      S3OutputPath: outputUri,
      KmsKeyId: keyArn,
      ...(output.accept !== undefined && { Accept: output.accept }),
      AssembleWith: output.assemble ?? "None",
    },
    TransformResources: {
      InstanceType: settings.instanceType,
      InstanceCount: settings.instances,
      ...(hasLocalDisk(settings) !== true && { VolumeKmsKeyId: keyArn }),
    },
    ...dataProcessing(settings),
  };
}

function dataProcessing({ input, output }: TransformSettings): Pick<TransformArguments, "DataProcessing"> {
  const processing = {
    ...(input.filter !== undefined && { InputFilter: input.filter }),
    ...(output.filter !== undefined && { OutputFilter: output.filter }),
    ...(output.withInput && { JoinSource: "Input" as const }),
  };
  return Object.keys(processing).length === 0 ? {} : { DataProcessing: processing };
}
