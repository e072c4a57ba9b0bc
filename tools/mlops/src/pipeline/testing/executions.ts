import { pipelineJobs } from "@mlops/aws";
import type { Operations } from "../../testing/pretend-aws.ts";
import { published, testStart } from "../../testing/run-command.ts";

/** The pipeline that sentiment has made in dev. */
export const pipelineName = "mlops-sentiment-dev-training-ecb6aad4";

const place = "arn:aws:sagemaker:eu-west-1:111122223333";

/** Its ARN. */
export const pipelineArn = `${place}:pipeline/${pipelineName}`;

/** The ARN of one of its executions. */
export const executionArn = (id: string) => `${pipelineArn}/execution/${id}`;

/** The names that the stack publishes. */
export const publishedPipeline: Operations = published("sentiment.dev", {
  "pipeline/pipeline-name": pipelineName,
  "pipeline/pipeline-arn": pipelineArn,
});

/** A moment as AWS JSON has it, so many seconds after the clock of tests starts. */
export const at = (seconds: number) => testStart.getTime() / 1_000 + seconds;

/** The ARN of a job. */
export const jobArn = (kind: keyof typeof pipelineJobs, name: string) =>
  `${place}:${pipelineJobs[kind].resource}/${name}`;

/** A step as it is listed. */
export function listedStep(
  name: string,
  status: string,
  rest: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return { StepName: name, StepStatus: status, ...rest };
}

/** What SageMaker tells of an execution that has been started with the clock of tests. */
export function describedExecution(
  status: string,
  rest: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return { PipelineExecutionStatus: status, CreationTime: at(0), ...rest };
}

/** The logs of one stream for each job, read in one page. */
export function logsOf(lines: Readonly<Record<string, readonly string[]>>): Operations {
  return {
    DescribeLogStreams: ({ input: { logStreamNamePrefix } }) => ({
      logStreams: Object.keys(lines).flatMap((stream) =>
        stream.startsWith(String(logStreamNamePrefix)) ? [{ logStreamName: stream }] : [],
      ),
    }),
    GetLogEvents: ({ input: { logStreamName, nextToken, limit } }) => ({
      events:
        nextToken === undefined
          ? (lines[String(logStreamName)] ?? [])
              .map((message, index) => ({ timestamp: (at(0) + index) * 1_000, message }))
              .slice(-Number(limit))
          : [],
      nextForwardToken: "end",
      nextBackwardToken: "beginning",
    }),
  };
}
