/**
 * The statuses of an execution of a pipeline that goes on; with every other one it has ended.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribePipelineExecution.html
 */
export const goingExecutionStatuses: readonly string[] = ["Executing", "Stopping"];

/** The ARN of an execution of a pipeline, by its id. */
export const executionArnOf = (pipelineArn: string, executionId: string): string =>
  `${pipelineArn}/execution/${executionId}`;
