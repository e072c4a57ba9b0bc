import type { ProjectArgs } from "@pulumi/aws/codebuild/project.js";
import type { Unwrap } from "@pulumi/pulumi";
import { codebuild } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { codebuildCmk } from "./codebuild-cmk.ts";

const project: Unwrap<ProjectArgs> = {
  serviceRole: "arn:aws:iam::111122223333:role/build",
  source: { type: "CODEPIPELINE" },
  environment: {
    type: "LINUX_CONTAINER",
    image: "aws/codebuild/standard:7.0",
    computeType: "BUILD_GENERAL1_SMALL",
  },
  encryptionKey: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  artifacts: { type: "S3", location: "builds", encryptionDisabled: false },
  secondaryArtifacts: [{ type: "S3", artifactIdentifier: "reports", location: "reports" }],
};

describeResourceRule(codebuildCmk, {
  compliant: { type: codebuild.project, props: project },
  required: ["encryptionKey"],
  finds: {
    "the key that AWS manages for Amazon S3": {
      change: { encryptionKey: "alias/aws/s3" },
      messages: ['set encryptionKey to a customer-managed key; encryptionKey is "alias/aws/s3"'],
    },
    "artifacts that are not encrypted": {
      change: { "artifacts.encryptionDisabled": true, "secondaryArtifacts.0.encryptionDisabled": true },
      decidedBy: ["artifacts.type", "secondaryArtifacts.0.type"],
      messages: [
        "set encryptionDisabled to false; artifacts.encryptionDisabled is true",
        "set encryptionDisabled to false; secondaryArtifacts[0].encryptionDisabled is true",
      ],
    },
  },
  passes: {
    "a project that produces nothing": {
      change: { "artifacts.type": "NO_ARTIFACTS", "artifacts.encryptionDisabled": true },
    },
    "artifacts that leave it at its default": { change: { "artifacts.encryptionDisabled": ABSENT } },
    "a key that is created with the project": { change: { encryptionKey: UNKNOWN } },
  },
});
