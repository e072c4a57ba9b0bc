import { codepipeline } from "../resource/resource-types.ts";
import { describeResourceRule } from "../testing/index.ts";
import { codepipelineArtifactsCmk } from "./codepipeline.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { PipelineArgs } from "@pulumi/aws/codepipeline/pipeline.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("codepipeline-artifacts-cmk", () => {
  const encryptionKey = {
    id: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    type: "KMS",
  };
  const pipeline: Unwrap<PipelineArgs> = {
    roleArn: "arn:aws:iam::111122223333:role/deliver",
    artifactStores: [
      { type: "S3", location: "artifacts", region: "eu-west-1", encryptionKey },
      { type: "S3", location: "artifacts-us", region: "us-east-1", encryptionKey },
    ],
    stages: [],
  };
  const message = (path: string, came: string) =>
    `set encryptionKey.id to a customer-managed key; artifactStores${path}.encryptionKey.id is ${came}`;

  describeResourceRule(codepipelineArtifactsCmk, {
    compliant: { type: codepipeline.pipeline, props: pipeline },
    required: ["artifactStores.0.encryptionKey.id"],
    finds: {
      "a store without a key": {
        change: { "artifactStores.1.encryptionKey": ABSENT },
        decidedBy: ["artifactStores"],
        messages: [message("[1]", "absent")],
      },
      "the key that AWS manages for Amazon S3": {
        change: { "artifactStores.0.encryptionKey.id": "alias/aws/s3" },
        decidedBy: ["artifactStores"],
        messages: [message("[0]", '"alias/aws/s3"')],
      },
    },
    passes: {
      "a key that is created with the pipeline": { change: { "artifactStores.0.encryptionKey.id": UNKNOWN } },
    },
  });
});
