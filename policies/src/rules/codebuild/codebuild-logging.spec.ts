import type { ProjectArgs } from "@pulumi/aws/codebuild/project.js";
import type { Unwrap } from "@pulumi/pulumi";
import { codebuild } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { codebuildLogging } from "./codebuild-logging.ts";

const project: Unwrap<ProjectArgs> = {
  serviceRole: "arn:aws:iam::111122223333:role/build",
  source: { type: "CODEPIPELINE" },
  artifacts: { type: "CODEPIPELINE" },
  environment: {
    type: "LINUX_CONTAINER",
    image: "aws/codebuild/standard:7.0",
    computeType: "BUILD_GENERAL1_SMALL",
  },
  logsConfig: { cloudwatchLogs: { groupName: "/builds", status: "ENABLED" } },
};
const message = (came: string) =>
  `set logsConfig.cloudwatchLogs or logsConfig.s3Logs to a place that is enabled; logsConfig is ${came}`;

describeResourceRule(codebuildLogging, {
  compliant: { type: codebuild.project, props: project },
  finds: {
    "a project that says nothing": { change: { logsConfig: ABSENT }, messages: [message("absent")] },
    "places that are both off": {
      change: { logsConfig: { cloudwatchLogs: { status: "DISABLED" }, s3Logs: { status: "DISABLED" } } },
      messages: [message("an object")],
    },
    "a bucket that is not switched on": {
      change: { logsConfig: { s3Logs: { location: "logs" } } },
      messages: [message("an object")],
    },
  },
  passes: {
    "a log group, which is on by default": { change: { "logsConfig.cloudwatchLogs.status": ABSENT } },
    "a bucket": { change: { logsConfig: { s3Logs: { location: "logs", status: "ENABLED" } } } },
    "a status that is known later": { change: { "logsConfig.cloudwatchLogs.status": UNKNOWN } },
  },
});
