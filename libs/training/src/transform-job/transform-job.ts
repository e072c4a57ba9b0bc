import type { z } from "zod";
import type { KeysRef } from "@mlops/contracts";
import { type AwsEnvironment, crossAccountProblems, refusal, settingsProblems } from "@mlops/core";
import type { TransformArguments } from "@mlops/pipeline-definition";
import { transformArguments } from "@mlops/pipeline-definition/transform";
import { checkRequest } from "../job/job.ts";
import { given } from "../job/parts.ts";
import { type TransformJobSettings, transformJobSettings } from "./transform-settings.ts";

/** Arguments of a transform job: its settings, and references. */
export interface TransformJobArgs extends z.input<typeof transformJobSettings> {
  readonly environment: AwsEnvironment;
  /** Encrypts disks and predictions. */
  readonly keys: KeysRef;
}

/** A transform job as data. It runs under the role, in the VPC and with the images of its model. */
export interface TransformJob {
  readonly name: string;
  readonly kind: "transform";
  /** Its checked settings. */
  readonly settings: TransformJobSettings;
  /** The request, without a name: the service or `singleRun` gives it. */
  readonly request: () => TransformArguments;
}

/**
 * Predictions for a whole data set as data, for a step of a pipeline and for a single run.
 * @param name logical name, such as `score`
 * @throws RunError with every problem of its settings, and with everything that the API would refuse
 *
 * @example
 * const score = transformJob("score", {
 *   ...platform,
 *   modelName: model.properties.ModelName,
 *   input: { uri: "s3://customers/today/", contentType: "text/csv", split: "Line" },
 *   output: { uri: "s3://customers/scored/", assemble: "Line" },
 *   instanceType: "ml.m7i.xlarge",
 * });
 * const step = transformStep("Score", { arguments: score.request() });
 */
export function transformJob(name: string, args: TransformJobArgs): TransformJob {
  const what = `transform job ${name}`;
  const { environment, keys, ...own } = args;
  const problems = [
    ...crossAccountProblems(environment, { keys }),
    ...settingsProblems(transformJobSettings, own),
  ];
  if (problems.length > 0) throw refusal(`${what} cannot be used`, problems);
  const checked = transformJobSettings.parse(own);
  const request = () => transformRequest(checked, keys);
  checkRequest(what, "CreateTransformJob", request(), "TransformJobName");
  return { name, kind: "transform", settings: checked, request };
}

function transformRequest(settings: TransformJobSettings, { dataKeyArn }: KeysRef): TransformArguments {
  const { modelName, input, output, variables } = settings;
  return {
    ...transformArguments(settings, {
      modelName,
      inputUri: input.uri,
      outputUri: output.uri,
      keyArn: dataKeyArn,
    }),
    ...given("Environment", variables),
  };
}
