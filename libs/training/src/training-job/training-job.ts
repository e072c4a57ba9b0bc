import { interpolate } from "@pulumi/pulumi";
import type { z } from "zod";
import { hasLocalDisk } from "@mlops/core";
import type { ScalarArgument, TrainingArguments } from "@mlops/pipeline-definition";
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
export interface TrainingJobArgs extends z.input<ReturnType<typeof trainingJobSettings>>, JobReferences {}

/** A training job as data. */
export interface TrainingJob extends Job<"training", TrainingArguments> {
  /** Its checked settings. */
  readonly settings: TrainingJobSettings;
  readonly references: JobReferences;
  /** S3 URI of the prefix of its models, without a slash at the end; SageMaker adds the job's name. */
  readonly outputUri: ScalarArgument<string>;
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
  const { environment, mlEnvironment, source } = args;
  const settings = checkedJob(what, trainingJobSettings(environment), args);
  const outputUri =
    settings.outputUri ??
    interpolate`s3://${mlEnvironment.artifactBucketName}/training/${environment.app}/${name}`;
  const job = { settings, outputUri, references: args };
  const request = (roleArn: ScalarArgument<string>) => trainingRequest(job, roleArn);
  const machines = settings;
  const problems = sourceProblems(settings.container, source, settings.networkIsolation);
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
      writes: [outputUri, ...saved],
      // Rules of Debugger are processing jobs.
      logs: ["training-jobs", ...(rules.length > 0 ? (["processing-jobs"] as const) : [])],
      encryptsVolumes: !hasLocalDisk(settings),
    },
  };
}
