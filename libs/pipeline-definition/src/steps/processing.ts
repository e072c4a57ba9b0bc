import type {
  CreateProcessingJobRequest,
  DescribeProcessingJobResponse,
  ProcessingOutput,
} from "@aws-sdk/client-sagemaker";
import { isList, memberOf } from "../document/document-value.ts";
import { stepReferences } from "../results/references.ts";
import type { NamedResults, StepResult } from "../results/step-result.ts";
import type { NamedByService } from "../variables/argument.ts";
import { PropertyFile } from "../variables/functions.ts";
import type { PipelineVariable } from "../variables/pipeline-variable.ts";
import type { RequestStepOptions } from "./request-step.ts";
import type { JobException } from "./retry-policy.ts";
import { type CachedStepOptions, type RetriedStepOptions, type Step, stepDefinition } from "./step.ts";

/** The request for a processing job. */
export type ProcessingArguments = NamedByService<CreateProcessingJobRequest, "ProcessingJobName">;

/** Names of the outputs that a request for a processing job has; `string` where they are not literals. */
export type OutputNames<Arguments> = Arguments extends {
  readonly ProcessingOutputConfig: { readonly Outputs: readonly (infer Output)[] };
}
  ? Output extends { readonly OutputName: infer Name extends string }
    ? Name
    : string
  : never;

/** JSON files that later steps may read values of, by name. */
export type PropertyFiles<Output extends string> = Readonly<
  Record<
    string,
    {
      /** Name of the output that holds the file. */
      readonly output: Output;
      /** The file in the output, such as `evaluation.json`. */
      readonly path: string;
    }
  >
>;

/** How a processing step is declared. */
export interface ProcessingStepOptions<Arguments extends ProcessingArguments, Files>
  extends RequestStepOptions<Arguments>, CachedStepOptions, RetriedStepOptions<JobException> {
  /** JSON files in its outputs that `jsonGet` may read, by name. @default - none */
  readonly propertyFiles?: Files;
}

/** What a processing step results in. */
export type ProcessingResult<Output extends string> = Omit<
  StepResult<DescribeProcessingJobResponse>,
  "ProcessingOutputConfig"
> & {
  readonly ProcessingOutputConfig: {
    readonly KmsKeyId: PipelineVariable<string>;
    /** The outputs, by name: `Outputs.train.S3Output.S3Uri`. */
    readonly Outputs: NamedResults<ProcessingOutput, Output>;
  };
};

/** A step that runs a script or a container over data. */
export interface ProcessingStep<Output extends string = string, File extends string = string> extends Step<
  ProcessingResult<Output>
> {
  /** The JSON files that it declares, for `jsonGet`. */
  readonly propertyFiles: { readonly [N in File]: PropertyFile };
}

/**
 * A step that runs a script or a container over data.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function processingStep<
  const Arguments extends ProcessingArguments,
  const Files extends PropertyFiles<OutputNames<Arguments>> = Record<never, never>,
>(
  name: string,
  options: ProcessingStepOptions<Arguments, Files>,
): ProcessingStep<OutputNames<Arguments>, Extract<keyof Files, string>> {
  const files = Object.entries(options.propertyFiles ?? {});
  const declared = files.map(([file, { output, path }]) => ({
    PropertyFileName: file,
    OutputName: output,
    FilePath: path,
  }));
  const members = declared.length === 0 ? {} : { PropertyFiles: declared };
  const references = files.map(([file]) => [file, new PropertyFile(name, file)] as const);
  const named = { path: "ProcessingOutputConfig.Outputs", names: outputNames(options.arguments) };
  return {
    name,
    definition: stepDefinition("Processing", name, options.arguments, options, members),
    // The references are made of the shapes, names and files that the types are made of.
    properties: stepReferences(name, "Processing", named) as ProcessingResult<OutputNames<Arguments>>,
    propertyFiles: Object.fromEntries(references) as {
      readonly [N in Extract<keyof Files, string>]: PropertyFile;
    },
  };
}

function outputNames(processing: ProcessingArguments): string[] {
  const outputs: unknown = processing.ProcessingOutputConfig?.Outputs;
  if (!isList(outputs)) return [];
  return outputs.map((output) => memberOf(output, "OutputName")).filter((name) => typeof name === "string");
}
