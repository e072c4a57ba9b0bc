import type { ProjectArgs } from "@pulumi/aws/codebuild/project.js";
import type { Unwrap } from "@pulumi/pulumi";
import { codebuild } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { codebuildS3LogsEncrypted } from "./codebuild-s3-logs-encrypted.ts";

const project: Unwrap<ProjectArgs> = {
  serviceRole: "arn:aws:iam::111122223333:role/build",
  source: { type: "CODEPIPELINE" },
  artifacts: { type: "CODEPIPELINE" },
  environment: {
    type: "LINUX_CONTAINER",
    image: "aws/codebuild/standard:7.0",
    computeType: "BUILD_GENERAL1_SMALL",
  },
  logsConfig: { s3Logs: { location: "logs", status: "ENABLED", encryptionDisabled: false } },
};
const path = "logsConfig.s3Logs.encryptionDisabled";

describeResourceRule(codebuildS3LogsEncrypted, {
  compliant: { type: codebuild.project, props: project },
  finds: {
    "logs in plain text": {
      change: { [path]: true },
      decidedBy: ["logsConfig.s3Logs.status"],
      messages: [`set encryptionDisabled to false; ${path} is true`],
    },
  },
  passes: {
    "a project that leaves it at its default": { change: { [path]: ABSENT } },
    "a bucket that is not used": { change: { [path]: true, "logsConfig.s3Logs.status": "DISABLED" } },
    "a switch that is known later": { change: { [path]: UNKNOWN } },
  },
});
