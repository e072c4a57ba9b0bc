import { codebuild } from "../resource/resource-types.ts";
import { describeResourceRule } from "../testing/index.ts";
import {
  codebuildCmk,
  codebuildLogging,
  codebuildNoPlaintextCredentials,
  codebuildSourceNoCredentials,
} from "./codebuild.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { ProjectArgs } from "@pulumi/aws/codebuild/project.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("codebuild-cmk", () => {
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
});

describe("codebuild-logging", () => {
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
});

describe("codebuild-no-plaintext-credentials", () => {
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
});

describe("codebuild-source-no-credentials", () => {
  const project: Unwrap<ProjectArgs> = {
    serviceRole: "arn:aws:iam::111122223333:role/build",
    artifacts: { type: "NO_ARTIFACTS" },
    environment: {
      type: "LINUX_CONTAINER",
      image: "aws/codebuild/standard:7.0",
      computeType: "BUILD_GENERAL1_SMALL",
    },
    source: { type: "GITHUB", location: "https://github.com/example/platform.git" },
    secondarySources: [
      {
        type: "BITBUCKET",
        sourceIdentifier: "model",
        location: "https://ada@bitbucket.org/example/model.git",
      },
    ],
  };
  const message = (path: string) =>
    `take the credentials out of the address and use a connection or source credential; they are in ${path}`;

  describeResourceRule(codebuildSourceNoCredentials, {
    compliant: { type: codebuild.project, props: project },
    finds: {
      "a token": {
        change: { "source.location": "https://some-token@github.com/example/platform.git" },
        messages: [message("source.location")],
      },
      "a name and a password": {
        change: { "secondarySources.0.location": "https://ada:pass@bitbucket.org/example/model.git" },
        messages: [message("secondarySources[0].location")],
      },
    },
    passes: {
      "a bucket": { change: { "source.type": "S3", "source.location": "bucket/path@v1/source.zip" } },
      "an address that is known later": { change: { "source.location": UNKNOWN } },
    },
  });
});
