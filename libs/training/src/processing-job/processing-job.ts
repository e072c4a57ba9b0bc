import type { z } from "zod";
import { hasLocalDisk, problem, toSeconds } from "@mlops/core";
import type { ProcessingArguments, ScalarArgument } from "@mlops/pipeline-definition";
import {
  type Job,
  type JobReferences,
  checkRequest,
  checkedJob,
  laterRoleArn,
  sourceProblems,
} from "../job/job.ts";
import { cluster, given, vpcConfig } from "../job/parts.ts";
import { trackingVariables } from "../settings/common.ts";
import { imageOf, runsScript } from "../settings/container.ts";
import { type ProcessingJobSettings, processingJobSettings } from "./processing-settings.ts";
import { codeInputName, codeInputs, commandOf, s3Input } from "./script.ts";

type Settings = z.input<ReturnType<typeof processingJobSettings>>;

/** Outputs of a processing job, by name. */
type Outputs = NonNullable<Settings["outputs"]>;

/** Arguments of a processing job: its settings, and references. */
export interface ProcessingJobArgs<Names extends Outputs = Outputs>
  extends Omit<Settings, "outputs">, JobReferences {
  /** What is copied out of the container, by name: at most 10. @default - nothing */
  readonly outputs?: Names;
}

/** The request for a processing job, with the names of its outputs: a step's results have them by name. */
export type ProcessingRequest<Name extends string> = Omit<ProcessingArguments, "ProcessingOutputConfig"> & {
  readonly ProcessingOutputConfig: {
    readonly KmsKeyId: ScalarArgument<string>;
    readonly Outputs: readonly {
      readonly OutputName: Name;
      readonly AppManaged: boolean;
      readonly S3Output: {
        readonly S3Uri: ScalarArgument<string>;
        readonly LocalPath: string;
        readonly S3UploadMode: "Continuous" | "EndOfJob";
      };
    }[];
  };
};

/** A processing job as data. */
export interface ProcessingJob<Name extends string = string> extends Job<
  "processing",
  ProcessingRequest<Name>
> {
  /** Its checked settings. */
  readonly settings: ProcessingJobSettings;
}

/**
 * A processing job as data, for a step of a pipeline and for a single run.
 * @param name logical name, such as `prepare`
 * @throws RunError with every problem of its settings, and with everything that the API would refuse
 *
 * @example
 * const prepare = processingJob("prepare", {
 *   ...platform,
 *   source,
 *   container: { kind: "framework", framework: "sklearn", version: "1.4-2", script: "prepare.py" },
 *   inputs: { raw: { uri: "s3://customers/raw/" } },
 *   outputs: { train: { uri: "s3://customers/train/" } },
 *   instanceType: "ml.m7i.xlarge",
 * });
 * const step = processingStep("Prepare", { arguments: prepare.request(role.arn) });
 */
export function processingJob<const Names extends Outputs = Record<never, never>>(
  name: string,
  args: ProcessingJobArgs<Names>,
): ProcessingJob<Extract<keyof Names, string>> {
  const what = `processing job ${name}`;
  const { environment, source } = args;
  const settings = checkedJob(what, processingJobSettings(environment), args);
  const { container, inputs, outputs } = settings;
  const problems = [
    ...sourceProblems(container, source, settings.networkIsolation),
    ...reservedProblems(settings),
  ];
  const request = (roleArn: ScalarArgument<string>) =>
    processingRequest<Extract<keyof Names, string>>(settings, args, roleArn);
  checkRequest(what, "CreateProcessingJob", request(laterRoleArn), "ProcessingJobName", problems);
  return {
    name,
    kind: "processing",
    settings,
    request,
    access: {
      images: [imageOf(container, { environment, machines: settings })],
      reads: [
        ...Object.values(inputs).map(({ uri }) => uri),
        ...(source === undefined ? [] : [source.archiveUri]),
      ],
      writes: Object.values(outputs).map(({ uri }) => uri),
      logs: ["processing-jobs"],
      ...(settings.tracking && { trackerArn: settings.tracking.serverArn }),
      encryptsVolumes: !hasLocalDisk(settings),
    },
  };
}

/** The name of the input that brings the source code is taken. */
function reservedProblems({ container, inputs }: ProcessingJobSettings): string[] {
  const given = inputs[codeInputName];
  if (!runsScript(container) || given === undefined) return [];
  const todo = "this input brings the source code";
  return [problem(`inputs.${codeInputName}`, given, "another name", todo)];
}

function processingRequest<Name extends string>(
  settings: ProcessingJobSettings,
  references: JobReferences,
  roleArn: ScalarArgument<string>,
): ProcessingRequest<Name> {
  const { environment, keys, network, source } = references;
  const { container, inputs, maxRuntime, variables, tracking } = settings;
  const data = Object.entries(inputs).map(([name, { uri, path, sharded }]) =>
    s3Input(name, uri, path ?? `/opt/ml/processing/input/${name}`, sharded),
  );
  const all = [...data, ...codeInputs(container, source)];
  return {
    ProcessingResources: { ClusterConfig: cluster(settings, keys) },
    AppSpecification: {
      ImageUri: imageOf(container, { environment, machines: settings }),
      ...commandOf(container),
    },
    RoleArn: roleArn,
    ...(all.length > 0 && { ProcessingInputs: all }),
    ProcessingOutputConfig: { KmsKeyId: keys.dataKeyArn, Outputs: outputsOf<Name>(settings) },
    ...given("Environment", { ...variables, ...trackingVariables(tracking) }),
    NetworkConfig: {
      EnableNetworkIsolation: settings.networkIsolation,
      EnableInterContainerTrafficEncryption: settings.trafficEncryption,
      VpcConfig: vpcConfig(network),
    },
    StoppingCondition: { MaxRuntimeInSeconds: toSeconds(maxRuntime) },
  };
}

function outputsOf<Name extends string>({ outputs }: ProcessingJobSettings) {
  return Object.entries(outputs).map(([name, { uri, path, continuous }]) => ({
    // The names of the settings are those of the arguments.
    OutputName: name as Name,
    AppManaged: false,
    S3Output: {
      S3Uri: uri,
      LocalPath: path ?? `/opt/ml/processing/output/${name}`,
      S3UploadMode: continuous ? ("Continuous" as const) : ("EndOfJob" as const),
    },
  }));
}
