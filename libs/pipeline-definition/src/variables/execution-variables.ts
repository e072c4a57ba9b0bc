import { PipelineVariable } from "./pipeline-variable.ts";

const executionVariable = (name: string) => new PipelineVariable<string>({ Get: `Execution.${name}` });

/** What a pipeline knows of its own execution. */
export const executionVariables = {
  /** When the execution began. */
  startDateTime: executionVariable("StartDateTime"),
  /** The time of the look-up. */
  currentDateTime: executionVariable("CurrentDateTime"),
  pipelineName: executionVariable("PipelineName"),
  pipelineArn: executionVariable("PipelineArn"),
  pipelineExecutionId: executionVariable("PipelineExecutionId"),
  pipelineExecutionArn: executionVariable("PipelineExecutionArn"),
  /** Name of the job, in the arguments of a training step. */
  trainingJobName: executionVariable("TrainingJobName"),
  /** Name of the job, in the arguments of a processing step. */
  processingJobName: executionVariable("ProcessingJobName"),
} as const;

/** Names of the properties of an execution, as definitions have them. */
export const executionVariableNames = Object.keys(executionVariables).map(
  (name) => name.charAt(0).toUpperCase() + name.slice(1),
);
