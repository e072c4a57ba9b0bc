import { type Output, interpolate } from "@pulumi/pulumi";
import type { z } from "zod";
import type { RegistryRef } from "@mlops/contracts";
import { type AwsEnvironment, crossAccountProblems, hasLocalDisk, problem } from "@mlops/core";
import {
  type ScalarArgument,
  type TrainingArguments,
  executionVariables,
  join,
} from "@mlops/pipeline-definition";
import {
  type Job,
  type JobReferences,
  checkRequest,
  checkedJob,
  laterRoleArn,
  sourceProblems,
} from "../job/job.ts";
import { imageOf } from "../settings/container.ts";
import { ruleImages } from "./debugging.ts";
import { trainingRequest } from "./training-request.ts";
import { type TrainingJobSettings, trainingJobSettings } from "./training-settings.ts";

/** Arguments of a training job: its settings, and references. */
export interface TrainingJobArgs extends z.input<ReturnType<typeof trainingJobSettings>>, JobReferences {
  /**
   * The model of the registry that it trains, in the job's account: a step of a pipeline writes where endpoints of every
   * reading account look, in a folder for each execution, with the registry's key. Instead of `outputUri`.
   * @default - what it trains is no version of a model
   */
  readonly registry?: RegistryRef;
}

/** A training job as data. */
export interface TrainingJob extends Job<"training", TrainingArguments> {
  /** Its checked settings. */
  readonly settings: TrainingJobSettings;
  readonly references: JobReferences;
  /** S3 URI of the prefix of its models, without a slash at the end; SageMaker adds the job's name. */
  readonly outputUri: ScalarArgument<string>;
  /** ARN of the key that its models are encrypted with. */
  readonly outputKeyArn: Output<string>;
}

/**
 * A training job as data, for a step of a pipeline and for a single run.
 * @param name logical name, such as `churn`: part of the default place of its models
 * @throws RunError with every problem of its settings, and with everything that the API would refuse
 *
 * @example
 * const train = trainingJob("churn", {
 *   ...platform,
 *   source,
 *   container: { kind: "framework", framework: "pytorch", version: "2.8.0", script: "train.py" },
 *   hyperparameters: { epochs: 20 },
 *   inputs: { train: { uri: "s3://customers/train/" } },
 *   instanceType: "ml.g6.xlarge",
 * });
 * const step = trainingStep("Train", { arguments: train.request(role.arn) });
 */
export function trainingJob(name: string, args: TrainingJobArgs): TrainingJob {
  const what = `training job ${name}`;
  const { registry, ...given } = args;
  const { environment, source } = args;
  const settings = checkedJob(what, trainingJobSettings(environment), given);
  const output = outputOf(name, args, settings);
  const job = { settings, ...output, references: given };
  const request = (roleArn: ScalarArgument<string>) => trainingRequest(job, roleArn);
  const machines = settings;
  const problems = [
    ...registryProblems(settings, environment, registry),
    ...sourceProblems(settings.container, source, settings.networkIsolation),
  ];
  const image = imageOf(settings.container, { environment, machines });
  checkRequest(what, "CreateTrainingJob", request(laterRoleArn), "TrainingJobName", problems);
  const { inputs = {}, checkpoints } = settings;
  const rules = ruleImages(settings, environment);
  const saved = typeof checkpoints === "object" ? [checkpoints.uri] : [];
  return {
    name,
    kind: "training",
    ...job,
    request,
    access: {
      images: [image, ...rules],
      reads: [
        ...Object.values(inputs).map(({ uri }) => uri),
        ...(source === undefined ? [] : [source.archiveUri]),
        ...saved,
      ],
      writes: [output.outputUri, ...saved],
      ...(registry && { keyArns: [output.outputKeyArn] }),
      // Rules of Debugger are processing jobs.
      logs: ["training-jobs", ...(rules.length > 0 ? (["processing-jobs"] as const) : [])],
      encryptsVolumes: !hasLocalDisk(settings),
    },
  };
}

/** Where the models of a job go, and the key that they are encrypted with. */
function outputOf(
  name: string,
  { environment, keys, mlEnvironment, registry }: TrainingJobArgs,
  { outputUri }: TrainingJobSettings,
): Pick<TrainingJob, "outputKeyArn" | "outputUri"> {
  const { dataKeyArn } = keys;
  if (registry !== undefined) {
    const { artifactsUri, artifactKeyArn } = registry;
    const executionUri = join("", [artifactsUri, executionVariables.pipelineExecutionId]);
    return { outputUri: executionUri, outputKeyArn: artifactKeyArn };
  }
  if (outputUri !== undefined) return { outputUri, outputKeyArn: dataKeyArn };
  const bucket = mlEnvironment.artifactBucketName;
  return {
    outputUri: interpolate`s3://${bucket}/training/${environment.app}/${name}`,
    outputKeyArn: dataKeyArn,
  };
}

/** What is wrong with the registry that a job writes to: nobody else's bucket lets it. */
function registryProblems(
  { outputUri }: TrainingJobSettings,
  environment: AwsEnvironment,
  registry: RegistryRef | undefined,
): string[] {
  if (registry === undefined) return [];
  return [
    ...crossAccountProblems(environment, { registry }),
    ...(outputUri === undefined
      ? []
      : [problem("outputUri", outputUri, "nothing, because the registry says where models are; remove one")]),
  ];
}
