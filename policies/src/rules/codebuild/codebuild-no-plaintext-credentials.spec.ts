import type { ProjectArgs } from "@pulumi/aws/codebuild/project.js";
import type { Unwrap } from "@pulumi/pulumi";
import { codebuild } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { codebuildNoPlaintextCredentials } from "./codebuild-no-plaintext-credentials.ts";

const project: Unwrap<ProjectArgs> = {
  serviceRole: "arn:aws:iam::111122223333:role/build",
  source: { type: "CODEPIPELINE" },
  artifacts: { type: "CODEPIPELINE" },
  environment: {
    type: "LINUX_CONTAINER",
    image: "aws/codebuild/standard:7.0",
    computeType: "BUILD_GENERAL1_SMALL",
    environmentVariables: [
      { name: "STACK", value: "platform.dev" },
      { name: "AWS_SECRET_ACCESS_KEY", value: "prod/build:secret", type: "SECRETS_MANAGER" },
      { name: "REGISTRY", value: "registry.example.com", type: "PLAINTEXT" },
    ],
  },
};
const message = (index: number, what: string) =>
  "keep the secret in Secrets Manager or Parameter Store and set the variable's type accordingly; " +
  `environment.environmentVariables[${index}].value holds ${what}`;
// Put together here, so that nobody's scanner takes this file for a leak.
const accessKey = ["AKIA", "IOSFODNN7ABCDEFG"].join("");

describeResourceRule(codebuildNoPlaintextCredentials, {
  compliant: { type: codebuild.project, props: project },
  finds: {
    "credentials of AWS, whatever they look like": {
      change: { "environment.environmentVariables.1.type": "PLAINTEXT" },
      decidedBy: ["environment.environmentVariables.1.name"],
      messages: [message(1, "credentials of AWS")],
    },
    "credentials of AWS, plain by default": {
      change: { "environment.environmentVariables.1.type": ABSENT },
      decidedBy: ["environment.environmentVariables.1.name"],
      messages: [message(1, "credentials of AWS")],
    },
    "a value that is an access key": {
      change: { "environment.environmentVariables.0.value": accessKey },
      messages: [message(0, "an AWS access key")],
    },
    "a password that only its name tells": {
      change: {
        "environment.environmentVariables.2.name": "REGISTRY_PASSWORD",
        "environment.environmentVariables.2.value": "c0rrect-h0rse-battery",
      },
      decidedBy: ["environment.environmentVariables.2.type"],
      messages: [message(2, "a password")],
    },
  },
  passes: {
    "no variables": { change: { "environment.environmentVariables": ABSENT } },
    "a type that is known later": { change: { "environment.environmentVariables.1.type": UNKNOWN } },
  },
});
