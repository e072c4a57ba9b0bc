import { z } from "zod";
import { mlflowArnPattern, variableNamePattern } from "@mlops/aws";
import { type SettingsCheck, recordValue, refused } from "@mlops/core";
import type { ScalarArgument } from "@mlops/pipeline-definition";
import { textArgument } from "./argument-value.ts";

/** What a job may reach, and who may read what goes between its instances. */
export const networkFields = {
  networkIsolation: z
    .boolean()
    .default(true)
    .describe(
      "Whether containers are cut off from the network, but for each other: no calls out, no credentials. SageMaker " +
        "fetches inputs and uploads outputs. Default: true.",
    ),
  trafficEncryption: z
    .boolean()
    .default(true)
    .describe("Whether what goes between the job's instances is encrypted. Default: true."),
};

/** Checked settings of what a job may reach. */
export interface NetworkSettings {
  readonly networkIsolation: boolean;
  readonly trafficEncryption: boolean;
}

/** Limits of a job's environment variables, which differ by kind of job. */
interface VariableLimits {
  readonly max: number;
  /** Longest value, in characters. */
  readonly maxLength: number;
}

/** Environment variables of a job's containers, by name. */
export function variablesField({ max, maxLength }: VariableLimits) {
  const name = z.string().regex(variableNamePattern, {
    error: 'expected letters, digits and "_", not beginning with a digit',
  });
  return recordValue(name, textArgument(z.string().max(maxLength)), { max })
    .default({})
    .describe(
      `Environment variables of the containers, by name: at most ${max}, values of at most ${maxLength} characters. ` +
        "No secrets: the API shows them. Default: none.",
    );
}

/** Where a job records what it does: an MLflow server, and the experiment in it. */
export const trackingField = z
  .strictObject({
    serverArn: textArgument(
      z.string().regex(mlflowArnPattern, { error: "expected the ARN of an MLflow tracking server or app" }),
    ).describe("ARN of the MLflow tracking server or app; the container needs the package sagemaker-mlflow."),
    experiment: textArgument(z.string().min(1).max(256)).describe(
      "Name of the experiment, 1 to 256 characters.",
    ),
  })
  .optional()
  .describe("Where it records what it does, in MLflow. Default: nowhere.");

/** Settings of a job that decide whether it can reach MLflow. */
interface Tracked {
  readonly networkIsolation: boolean;
  readonly tracking?: z.output<typeof trackingField>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Refuses tracking that the network, or a variable of the same name, would prevent. */
export const checkTracking: SettingsCheck<Tracked> = ({ value, issues }) => {
  const { networkIsolation, tracking, variables } = value;
  if (tracking === undefined) return;
  if (networkIsolation) {
    const expected = "nothing, because networkIsolation keeps it from MLflow; set networkIsolation to false";
    issues.push(refused(["tracking"], { experiment: tracking.experiment }, expected));
  }
  for (const name of Object.keys(trackingVariables(tracking))) {
    if (Object.hasOwn(variables, name))
      issues.push(refused(["variables", name], variables[name], "nothing, because tracking sets it"));
  }
};

/**
 * The environment variables that MLflow reads: plugin sagemaker-mlflow takes the ARN as the address of the server.
 * @see https://mlflow.org/docs/latest/api_reference/python_api/mlflow.environment_variables.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-track-experiments.html
 */
export function trackingVariables(
  tracking: z.output<typeof trackingField>,
): Readonly<Record<string, ScalarArgument<string>>> {
  if (tracking === undefined) return {};
  return { MLFLOW_TRACKING_URI: tracking.serverArn, MLFLOW_EXPERIMENT_NAME: tracking.experiment };
}
