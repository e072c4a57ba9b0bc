import type { ProjectArgs } from "@pulumi/aws/codebuild/project.js";
import type { Unwrap } from "@pulumi/pulumi";
import { codebuild } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { codebuildNotPrivileged } from "./codebuild-not-privileged.ts";

const project: Unwrap<ProjectArgs> = {
  serviceRole: "arn:aws:iam::111122223333:role/build",
  source: { type: "CODEPIPELINE" },
  artifacts: { type: "CODEPIPELINE" },
  environment: {
    type: "LINUX_CONTAINER",
    image: "aws/codebuild/standard:7.0",
    computeType: "BUILD_GENERAL1_SMALL",
    privilegedMode: false,
  },
};

describeResourceRule(codebuildNotPrivileged, {
  compliant: { type: codebuild.project, props: project },
  finds: {
    "a privileged build": {
      change: { "environment.privilegedMode": true },
      messages: ["set environment.privilegedMode to false; environment.privilegedMode is true"],
    },
  },
  passes: {
    "a project that leaves it at its default": { change: { "environment.privilegedMode": ABSENT } },
    "a switch that is known later": { change: { "environment.privilegedMode": UNKNOWN } },
  },
});
