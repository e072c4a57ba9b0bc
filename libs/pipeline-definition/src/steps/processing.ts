import type {
  CreateProcessingJobRequest,
  DescribeProcessingJobResponse,
  ProcessingOutput,
} from "@aws-sdk/client-sagemaker";
import { isList, memberOf } from "../document/document-value.ts";
import { stepReferences } from "../results/references.ts";
import type { NamedResults, StepResult } from "../results/step-result.ts";
import type { NamedByService, Parameterized, ScalarArgument } from "../variables/argument.ts";
import { PropertyFile } from "../variables/functions.ts";
import type { PipelineVariable } from "../variables/pipeline-variable.ts";
import type { RequestStepOptions } from "./request-step.ts";
import type { JobException } from "./retry-policy.ts";
import { type CachedStepOptions, type RetriedStepOptions, type Step, stepDefinition } from "./step.ts";

type Request = NamedByService<CreateProcessingJobRequest, "ProcessingJobName">;
type OutputConfig = NonNullable<Request["ProcessingOutputConfig"]>;

/**
 * The request for a processing job.
 * @typeParam Output names of its outputs, where they are literals
 */
export type ProcessingArguments<Output extends string = string> = Omit<Request, "ProcessingOutputConfig"> & {
  readonly ProcessingOutputConfig?: Omit<OutputConfig, "Outputs"> & {
    readonly Outputs: readonly (Omit<Parameterized<ProcessingOutput>, "OutputName"> & {
      readonly OutputName: Output | Exclude<ScalarArgument<string>, string>;
    })[];
  };
};

/** A JSON file that later steps may read values of. */
export interface PropertyFileOptions<Output extends string> {
  /** Name of the output that holds the file. */
  readonly output: Output;
  /** The file in the output, such as `evaluation.json`. */
  readonly path: string;
}

/** How a processing step is declared. */
export interface ProcessingStepOptions<Output extends string, File extends string>
  extends
    RequestStepOptions<ProcessingArguments<Output>>,
    CachedStepOptions,
    RetriedStepOptions<JobException> {
  /** JSON files in its outputs that `jsonGet` may read, by name. @default - none */
  readonly propertyFiles?: { readonly [N in File]: PropertyFileOptions<NoInfer<Output>> };
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
export function processingStep<const Output extends string = never, const File extends string = never>(
  name: string,
  options: ProcessingStepOptions<Output, File>,
): ProcessingStep<Output, File> {
  const files = Object.entries<PropertyFileOptions<Output>>(options.propertyFiles ?? {});
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
    properties: stepReferences(name, "Processing", named) as ProcessingResult<Output>,
    propertyFiles: Object.fromEntries(references) as { readonly [N in File]: PropertyFile },
  };
}

function outputNames(processing: ProcessingArguments): string[] {
  const outputs: unknown = processing.ProcessingOutputConfig?.Outputs;
  if (!isList(outputs)) return [];
  return outputs.map((output) => memberOf(output, "OutputName")).filter((name) => typeof name === "string");
}
