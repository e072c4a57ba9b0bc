import {
  CreateProcessingJobCommand,
  type CreateProcessingJobCommandInput,
  DescribeProcessingJobCommand,
  StopProcessingJobCommand,
} from "@aws-sdk/client-sagemaker";
import { nameLengths, pipelineJobs } from "@mlops/aws";
import type { JobKind } from "./job-kind.ts";

/** Processing jobs. */
export const processingKind: JobKind = {
  title: "processing job",
  resource: pipelineJobs.processing.resource,
  stepType: "Processing",
  operation: "CreateProcessingJob",
  named: "ProcessingJobName",
  nameLength: nameLengths.sageMaker,
  create: async (client, request) => {
    const command = new CreateProcessingJobCommand(request as CreateProcessingJobCommandInput);
    return (await client.send(command)).ProcessingJobArn ?? "";
  },
  stop: (client, name) => client.send(new StopProcessingJobCommand({ ProcessingJobName: name })),
  describe: (client, name) => client.send(new DescribeProcessingJobCommand({ ProcessingJobName: name })),
  look: async (client, name) => {
    const job = await client.send(new DescribeProcessingJobCommand({ ProcessingJobName: name }));
    const outputs = (job.ProcessingOutputConfig?.Outputs ?? []).map(({ OutputName, S3Output }) => ({
      output: OutputName,
      uri: S3Output?.S3Uri,
    }));
    return {
      arn: job.ProcessingJobArn ?? "",
      status: job.ProcessingJobStatus ?? "unknown",
      reason: job.FailureReason,
      startTime: job.CreationTime,
      endTime: job.ProcessingEndTime,
      result: () =>
        Promise.resolve({
          data: {
            exitMessage: job.ExitMessage,
            outputs: Object.fromEntries(outputs.map(({ output, uri }) => [output, uri])),
          },
          facts: [["exit message", job.ExitMessage]],
          table: outputs.length === 0 ? undefined : { titles: ["output", "uri"], rows: outputs },
        }),
    };
  },
};
