import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import {
  cloudControl,
  endpointConfiguration,
  key,
  notebook,
  pipeline,
  step,
} from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envCmkOnly } from "./env-cmk-only.ts";

const message = (at: string, came: string) => `use a customer-managed key; ${at} is "${came}"`;
const managed = "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3";

describeResourceRule(envCmkOnly, {
  compliant: { type: sagemaker.notebookInstance, props: notebook },
  finds: {
    "a key that AWS manages": {
      change: { kmsKeyId: "alias/aws/sagemaker" },
      messages: [message("kmsKeyId", "alias/aws/sagemaker")],
    },
    "its ARN": { change: { kmsKeyId: managed }, messages: [message("kmsKeyId", managed)] },
  },
  passes: {
    "no key at all, which other rules are about": { change: { kmsKeyId: "" } },
    "a key that is known later": { change: { kmsKeyId: UNKNOWN } },
    "a key of our own that is called alike": { change: { kmsKeyId: "alias/aws-notebooks" } },
    "a text that is no key": { change: { tags: { note: "alias/aws/sagemaker" } } },
  },
});

describe.each([
  { type: "aws:sns/topic:Topic", props: { kmsMasterKeyId: key }, at: "kmsMasterKeyId" },
  { type: "aws:ssm/parameter:Parameter", props: { keyId: key }, at: "keyId" },
  { type: "aws:codebuild/project:Project", props: { encryptionKey: key }, at: "encryptionKey" },
  {
    type: "aws:codepipeline/pipeline:Pipeline",
    props: { artifactStores: [{ encryptionKey: { id: key, type: "KMS" } }] },
    at: "artifactStores.0.encryptionKey.id",
  },
  {
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    props: { rules: [{ applyServerSideEncryptionByDefault: { kmsMasterKeyId: key } }] },
    at: "rules.0.applyServerSideEncryptionByDefault.kmsMasterKeyId",
  },
  {
    type: "awsx:ecr:Repository",
    props: { encryptionConfigurations: [{ kmsKey: key }] },
    at: "encryptionConfigurations.0.kmsKey",
  },
  { type: sagemaker.endpointConfiguration, props: endpointConfiguration, at: "dataCaptureConfig.kmsKeyId" },
])("$type", ({ type, props, at }) => {
  describeResourceRule(envCmkOnly, {
    compliant: { type, props },
    finds: {
      "a key that AWS manages": {
        change: { [at]: managed },
        messages: [message(at.replace(/\.(\d+)/g, "[$1]"), managed)],
      },
    },
  });
});

describeResourceRule(envCmkOnly, {
  compliant: {
    type: cloudControlResource,
    props: cloudControl("AWS::SageMaker::InferenceExperiment", { KmsKey: key }),
  },
  finds: {
    "a key in what Cloud Control makes": {
      change: cloudControl("AWS::SageMaker::InferenceExperiment", { DataStorageConfig: { KmsKey: managed } }),
      messages: [message("desiredState.DataStorageConfig.KmsKey", managed)],
    },
  },
});

describeResourceRule(envCmkOnly, {
  compliant: { type: sagemaker.pipeline, props: pipeline([]) },
  finds: {
    "a key in a step of a pipeline": {
      change: pipeline([step("Train", "Training", { OutputDataConfig: { KmsKeyId: "alias/aws/s3" } })]),
      messages: [message("pipelineDefinition.Steps[0].Arguments.OutputDataConfig.KmsKeyId", "alias/aws/s3")],
    },
  },
});
