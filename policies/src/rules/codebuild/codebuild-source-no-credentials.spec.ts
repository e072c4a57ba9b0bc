import type { ProjectArgs } from "@pulumi/aws/codebuild/project.js";
import type { Unwrap } from "@pulumi/pulumi";
import { codebuild } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { codebuildSourceNoCredentials } from "./codebuild-source-no-credentials.ts";

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
    { type: "BITBUCKET", sourceIdentifier: "model", location: "https://ada@bitbucket.org/example/model.git" },
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
