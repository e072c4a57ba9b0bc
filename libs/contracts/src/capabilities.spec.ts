import { output } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";
import { pretendCloud } from "@mlops/testing";
import { type EndpointRef, type EndpointServing, canInvoke, canInvokeAsync, canSubmit } from "./endpoint.ts";
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
const endpoint: EndpointRef = {
  environment,
  endpointName: output("fraud"),
  endpointArn: output(endpointArn),
  serving: { mode: "real-time", target: { kind: "none" } },
};
const served = (serving: EndpointServing): EndpointRef => ({ ...endpoint, serving });
const componentsArn = "arn:aws:sagemaker:eu-west-1:111122223333:inference-component";

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
  [
    "invoking one model on shared instances",
    canInvoke(served({ mode: "real-time", target: { kind: "component", component: "llm" } })),
    ["sagemaker:InvokeEndpoint"],
    [endpointArn, `${componentsArn}/llm`],
  ],
  [
    "invoking every model on shared instances",
    canInvoke(served({ mode: "real-time", target: { kind: "component" } })),
    ["sagemaker:InvokeEndpoint"],
    [endpointArn, `${componentsArn}/*`],
  ],
])("%s needs exactly these actions on exactly these resources", async (_, statement, actions, resources) => {
  const cloud = await pretendCloud(() => ({ statement }));

  expect(cloud.outputs.statement).toMatchObject({ Effect: "Allow", Action: actions, Resource: resources });
});

test("an encrypted volume can be attached by AWS services only", () => {
  expect(canAttachEncryptedVolumes(keys).Condition).toEqual({
    Bool: { "kms:GrantIsForAWSResource": "true" },
  });
});

test("a caller of an asynchronous endpoint puts requests below that endpoint's prefix only, and hands them over", async () => {
  const asynchronous = served({ mode: "asynchronous", target: { kind: "none" } });
  const cloud = await pretendCloud(() => ({
    statements: canSubmit(asynchronous, { mlEnvironment: buckets, keys }),
  }));

  expect(cloud.outputs.statements).toEqual([
    {
      Sid: "InvokeEndpointAsync",
      Effect: "Allow",
      Action: ["sagemaker:InvokeEndpointAsync"],
      Resource: [endpointArn],
    },
    {
      Sid: "PutRequests",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
      Resource: ["arn:aws:s3:::data-bucket/inference/fraud/requests/*"],
    },
    {
      Sid: "EncryptRequests",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [keyArn],
    },
  ]);
});

test("requests cannot be submitted to an endpoint that answers at once", () => {
  expect(() => canSubmit(endpoint, { mlEnvironment: buckets, keys })).toThrow(
    new Error('canSubmit: got an endpoint of the mode "real-time"; expected "asynchronous", or canInvoke'),
  );
});
