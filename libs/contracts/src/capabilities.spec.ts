import { output } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";
import { pretendCloud } from "@mlops/testing";
import { canInvoke, canInvokeAsync } from "./endpoint.ts";
import { canAttachEncryptedVolumes, canUseDataKey } from "./keys.ts";
import { canStartPipeline } from "./pipeline.ts";
import { canReadBucket, canWriteBucket } from "./ml-environment.ts";
import { canReadSettings } from "./settings.ts";
import { platformRef } from "./testing/platform-ref.ts";

const { environment, keys, mlEnvironment: buckets } = platformRef();
const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/data";
const endpointArn = "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fraud";
const pipelineArn = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/churn";
const pipeline = { environment, pipelineName: output("churn"), pipelineArn: output(pipelineArn) };
const endpoint = { environment, endpointName: output("fraud"), endpointArn: output(endpointArn) };

test.each<[string, PolicyStatement, string[], string[]]>([
  [
    "reading a bucket",
    canReadBucket(buckets, "data", "captured/"),
    ["s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket"],
    ["arn:aws:s3:::data-bucket", "arn:aws:s3:::data-bucket/captured/*"],
  ],
  [
    "writing a bucket",
    canWriteBucket(buckets, "artifacts"),
    ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"],
    ["arn:aws:s3:::artifact-bucket/*"],
  ],
  [
    "using the data key",
    canUseDataKey(keys),
    ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
    [keyArn],
  ],
  ["attaching encrypted volumes", canAttachEncryptedVolumes(keys), ["kms:CreateGrant"], [keyArn]],
  [
    "reading what the platform publishes",
    canReadSettings(environment),
    ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
    [
      "arn:aws:ssm:eu-west-1:111122223333:parameter/mlops/dev",
      "arn:aws:ssm:eu-west-1:111122223333:parameter/mlops/dev/*",
    ],
  ],
  [
    "handing requests to an asynchronous endpoint",
    canInvokeAsync(endpoint),
    ["sagemaker:InvokeEndpointAsync"],
    [endpointArn],
  ],
  ["starting a pipeline", canStartPipeline(pipeline), ["sagemaker:StartPipelineExecution"], [pipelineArn]],
  ["invoking an endpoint", canInvoke(endpoint), ["sagemaker:InvokeEndpoint"], [endpointArn]],
])("%s needs exactly these actions on exactly these resources", async (_, statement, actions, resources) => {
  const cloud = await pretendCloud(() => ({ statement }));

  expect(cloud.outputs.statement).toMatchObject({ Effect: "Allow", Action: actions, Resource: resources });
});

test("an encrypted volume can be attached by AWS services only", () => {
  expect(canAttachEncryptedVolumes(keys).Condition).toEqual({
    Bool: { "kms:GrantIsForAWSResource": "true" },
  });
});
