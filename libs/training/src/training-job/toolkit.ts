import type { OutputInstance } from "@pulumi/pulumi";
import type { AwsEnvironment } from "@mlops/core";
import {
  Parameter,
  PipelineVariable,
  type Scalar,
  type ScalarArgument,
  asText,
} from "@mlops/pipeline-definition";
import type { AnyScalarArgument } from "../settings/argument-value.ts";
import { codeChannelName, runsScript } from "../settings/container.ts";
import { type SourceCodeRef, sourceArchiveName } from "../source-code/source-code.ts";
import { distributionParameters } from "./distribution.ts";
import type { TrainingJobSettings } from "./training-settings.ts";

/** Where containers without network find the source code. */
const codeFolder = `/opt/ml/input/data/${codeChannelName}`;

/**
 * The hyperparameters of a training job. Those of scripts are JSON, and tell the SageMaker toolkit what to run, as the
 * Python SDK writes them.
 * @see https://github.com/aws/sagemaker-training-toolkit
 */
export function hyperparametersOf(
  settings: TrainingJobSettings,
  source: SourceCodeRef | undefined,
  { region }: AwsEnvironment,
): Record<string, ScalarArgument<string>> {
  const { container, hyperparameters, distribution, networkIsolation } = settings;
  if (!runsScript(container) || source === undefined) return mapped(hyperparameters, asPlain);
  const submitted = networkIsolation ? `${codeFolder}/${sourceArchiveName}` : source.archiveUri;
  return mapped(
    {
      ...hyperparameters,
      ...distributionParameters(distribution, settings),
      sagemaker_program: container.script,
      sagemaker_submit_directory: submitted,
      sagemaker_container_log_level: 20,
      sagemaker_region: region,
    },
    asJson,
  );
}

/** The channel of the source code; none where the container fetches it by itself, or has none. */
export function codeChannels({ container, networkIsolation }: TrainingJobSettings, source?: SourceCodeRef) {
  if (!runsScript(container) || !networkIsolation || source === undefined) return [];
  return [
    {
      ChannelName: codeChannelName,
      DataSource: {
        S3DataSource: {
          S3DataType: "S3Prefix" as const,
          S3Uri: source.archiveUri,
          S3DataDistributionType: "FullyReplicated" as const,
        },
      },
      InputMode: "File" as const,
    },
  ];
}

/** A value of a hyperparameter as JSON, as scripts of the toolkit get it. */
export function asJson(value: AnyScalarArgument): ScalarArgument<string> {
  return textOf(value, (known) => JSON.stringify(known));
}

/** A value of a hyperparameter as it is, as containers without the toolkit get it. */
export function asPlain(value: AnyScalarArgument): ScalarArgument<string> {
  return textOf(value, String);
}

function textOf(value: AnyScalarArgument, text: (known: unknown) => string): ScalarArgument<string> {
  if (value instanceof PipelineVariable) return isText(value) ? value : asText(value);
  if (typeof value !== "object") return text(value);
  const later: OutputInstance<Scalar> = value;
  return later.apply(text);
}

function isText(variable: PipelineVariable): variable is PipelineVariable<string> {
  return variable instanceof Parameter && variable.definition.Type === "String";
}

function mapped<In, Out>(record: Readonly<Record<string, In>>, to: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
