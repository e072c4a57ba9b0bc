import { type PipelineDefinition, definitionVersion } from "./document/pipeline-definition.ts";
import type { Step } from "./steps/step.ts";
import type { ScalarArgument } from "./variables/argument.ts";
import { executionVariables } from "./variables/execution-variables.ts";
import type { Parameter } from "./variables/parameters.ts";
import { written } from "./variables/written.ts";

/** What a pipeline consists of. */
export interface PipelineArgs {
  /** The parameters that the steps use. @default - none */
  readonly parameters?: readonly Parameter[];
  /**
   * The experiment that executions are recorded in; `null` for none, as in regions without SageMaker Experiments.
   * @default - experiment = name of the pipeline, trial = id of the execution
   */
  readonly experiment?: {
    readonly experimentName: ScalarArgument<string>;
    readonly trialName: ScalarArgument<string>;
  } | null;
  /** What the author keeps with the definition: texts by name. @default - nothing */
  readonly metadata?: Readonly<Record<string, string>>;
  /** The steps, each after those that it uses; steps of a branch stand in their condition step only. */
  readonly steps: readonly Step[];
}

/**
 * The definition of a pipeline, as the Python SDK writes it: a tree of plain values, with Pulumi Outputs where it was
 * given Outputs. Nothing is checked yet: see `definitionProblems`.
 */
export function pipelineDefinition(pipeline: PipelineArgs): PipelineDefinition {
  const { parameters = [], metadata = {}, steps } = pipeline;
  return {
    Version: definitionVersion,
    Metadata: metadata,
    Parameters: parameters.map((parameter) => parameter.definition),
    PipelineExperimentConfig: experimentConfig(pipeline.experiment),
    Steps: steps.map((step) => step.definition),
  };
}

function experimentConfig(
  experiment: PipelineArgs["experiment"],
): PipelineDefinition["PipelineExperimentConfig"] {
  if (experiment === null) return null;
  const { pipelineName, pipelineExecutionId } = executionVariables;
  const { experimentName = pipelineName, trialName = pipelineExecutionId } = experiment ?? {};
  return { ExperimentName: written(experimentName), TrialName: written(trialName) };
}
