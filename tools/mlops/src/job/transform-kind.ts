import {
  CreateTransformJobCommand,
  type CreateTransformJobCommandInput,
  DescribeTransformJobCommand,
  StopTransformJobCommand,
} from "@aws-sdk/client-sagemaker";
import { nameLengths, pipelineJobs } from "@mlops/aws";
import type { JobKind } from "./job-kind.ts";

/** Batch transform jobs. */
export const transformKind: JobKind = {
  title: "transform job",
  resource: pipelineJobs.transform.resource,
  stepType: "Transform",
  operation: "CreateTransformJob",
  named: "TransformJobName",
  nameLength: nameLengths.sageMaker,
  create: async (client, request) => {
    const command = new CreateTransformJobCommand(request as CreateTransformJobCommandInput);
    return (await client.send(command)).TransformJobArn ?? "";
  },
  stop: (client, name) => client.send(new StopTransformJobCommand({ TransformJobName: name })),
  describe: (client, name) => client.send(new DescribeTransformJobCommand({ TransformJobName: name })),
  look: async (client, name) => {
    const job = await client.send(new DescribeTransformJobCommand({ TransformJobName: name }));
    const input = job.TransformInput?.DataSource?.S3DataSource?.S3Uri;
    const output = job.TransformOutput?.S3OutputPath;
    return {
      arn: job.TransformJobArn ?? "",
      status: job.TransformJobStatus ?? "unknown",
      reason: job.FailureReason,
      startTime: job.CreationTime,
      endTime: job.TransformEndTime,
      result: () =>
        Promise.resolve({
          data: { modelName: job.ModelName, inputUri: input, outputUri: output },
          facts: [
            ["model", job.ModelName],
            ["input", input],
            ["output", output],
          ],
        }),
    };
  },
};
