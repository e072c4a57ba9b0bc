import {
  executionVariables,
  integerParameter,
  join,
  pipelineDefinition,
  stringParameter,
  transformStep,
} from "../../index.ts";
import { bucket, key } from "./common.ts";

/** Score a batch with a model that exists. */
export function batchInference() {
  const inputData = stringParameter("InputData");
  const count = integerParameter("InstanceCount", { default: 2 });
  const modelName = stringParameter("ModelName", { default: "churn-7" });
  const score = transformStep("Score", {
    retry: [{ exceptions: ["SageMaker.JOB_INTERNAL_ERROR"], maxAttempts: 2 }],
    arguments: {
      ModelName: modelName,
      TransformInput: {
        DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: inputData } },
        ContentType: "application/jsonlines",
        SplitType: "Line",
      },
      TransformOutput: {
        S3OutputPath: join("/", [`s3://${bucket}/churn/scores`, executionVariables.pipelineExecutionId]),
        KmsKeyId: key,
        AssembleWith: "Line",
        Accept: "application/jsonlines",
      },
      TransformResources: { InstanceCount: count, InstanceType: "ml.m5.xlarge", VolumeKmsKeyId: key },
      BatchStrategy: "MultiRecord",
      MaxConcurrentTransforms: 4,
      MaxPayloadInMB: 6,
      Environment: { BATCH: "true" },
      DataProcessing: {
        InputFilter: "$.features",
        OutputFilter: "$['id','SageMakerOutput']",
        JoinSource: "Input",
      },
      DataCaptureConfig: { DestinationS3Uri: `s3://${bucket}/churn/captured`, KmsKeyId: key },
    },
  });
  return pipelineDefinition({
    parameters: [inputData, count, modelName],
    experiment: null,
    steps: [score],
  });
}
