import type { InstanceType } from "@mlops/aws";
import { containerImage } from "@mlops/container-images";
import type { KeysRef, NetworkRef } from "@mlops/contracts";
import { type AwsEnvironment, type Duration, toSeconds } from "@mlops/core";
import type { ProcessingArguments, ScalarArgument } from "@mlops/pipeline-definition";
import { takesVolumeKey } from "../definitions/monitor-job.ts";
import { monitorImage } from "../model-monitor/checked-monitor.ts";
import { type ScoredColumns, datasetPath, jobFolders, qualityEnvironment } from "./quality-analysis.ts";

/** What every job that makes a baseline needs. */
export interface BaselineArgs {
  readonly environment: AwsEnvironment;
  readonly keys: KeysRef;
  readonly network: NetworkRef;
  /** ARN of the role of the job: it reads the data set and writes the baseline. */
  readonly roleArn: ScalarArgument<string>;
  /** S3 URI of the data set: CSV with a header. */
  readonly dataset: ScalarArgument<string>;
  /** S3 URI of the prefix that the baseline is written below. */
  readonly output: ScalarArgument<string>;
  /** @default "ml.m5.xlarge" */
  readonly instanceType?: InstanceType;
  /** Longest run, up to 1 day. @default "1 hour" */
  readonly maxRuntime?: Duration;
}

const { inputs, outputs } = jobFolders;

/** The request for statistics and constraints of data; with `scored`, of a model's predictions. */
export function qualityBaseline(args: BaselineArgs, scored?: ScoredColumns): ProcessingArguments {
  return {
    ...request(args, "data-quality", false),
    ProcessingInputs: [inputFrom("baseline_dataset_input", args.dataset, datasetPath)],
    ProcessingOutputConfig: outputTo("quality_check_output", args),
    Environment: qualityEnvironment(scored),
  };
}

/**
 * The request for a baseline of Clarify.
 * @param configuration S3 URI of the analysis configuration
 * @param callsModel whether the analysis asks the model: of predictions and attributions, not of data alone
 */
export function clarifyBaseline(
  args: BaselineArgs,
  configuration: ScalarArgument<string>,
  callsModel: boolean,
): ProcessingArguments {
  return {
    ...request(args, "bias", callsModel),
    ProcessingInputs: [
      inputFrom("analysis_config", configuration, `${inputs}/config`),
      inputFrom("dataset", args.dataset, `${inputs}/data`),
    ],
    ProcessingOutputConfig: outputTo("analysis_result", args),
  };
}

/** The request for a job that copies folders with baselines below one prefix, each under its name. */
export function copiedFolders(
  args: Omit<BaselineArgs, "dataset">,
  folders: Readonly<Record<string, ScalarArgument<string>>>,
): ProcessingArguments {
  const { AppSpecification, ...rest } = request(args, "data-quality", false);
  return {
    ...rest,
    AppSpecification: { ...AppSpecification, ContainerEntrypoint: ["cp", "-R", `${inputs}/.`, outputs] },
    ProcessingInputs: Object.entries(folders).map(([name, uri]) => inputFrom(name, uri, `${inputs}/${name}`)),
    ProcessingOutputConfig: outputTo("copies", args),
  };
}

/** Isolation is off only where the job calls a model, which SageMaker wants. */
function request(
  args: Omit<BaselineArgs, "dataset" | "output">,
  kind: "data-quality" | "bias",
  callsModel: boolean,
) {
  const { environment, keys, network, roleArn, instanceType = "ml.m5.xlarge", maxRuntime = "1 hour" } = args;
  return {
    AppSpecification: { ImageUri: containerImage(monitorImage(kind, environment)) },
    RoleArn: roleArn,
    ProcessingResources: {
      ClusterConfig: {
        InstanceType: instanceType,
        InstanceCount: 1,
        VolumeSizeInGB: 30,
        ...(takesVolumeKey(instanceType) && { VolumeKmsKeyId: keys.dataKeyArn }),
      },
    },
    NetworkConfig: {
      EnableInterContainerTrafficEncryption: true,
      EnableNetworkIsolation: !callsModel,
      VpcConfig: {
        Subnets: network.privateSubnetIds,
        SecurityGroupIds: [network.workloadSecurityGroupId],
      },
    },
    StoppingCondition: { MaxRuntimeInSeconds: toSeconds(maxRuntime) },
  };
}

function inputFrom(InputName: string, S3Uri: ScalarArgument<string>, LocalPath: string) {
  const from = {
    S3DataType: "S3Prefix",
    S3InputMode: "File",
    S3DataDistributionType: "FullyReplicated",
  } as const;
  return { InputName, S3Input: { S3Uri, LocalPath, ...from } };
}

function outputTo(OutputName: string, { output, keys }: Pick<BaselineArgs, "output" | "keys">) {
  const S3Output = { S3Uri: output, LocalPath: outputs, S3UploadMode: "EndOfJob" } as const;
  return { KmsKeyId: keys.dataKeyArn, Outputs: [{ OutputName, S3Output }] };
}
