import { platformRef } from "@mlops/contracts/testing";
import { awsEnvironment } from "@mlops/core";
import type { DeployPipelineArgs } from "../deploy-pipeline/deploy-pipeline.ts";

/** The tooling account that pipelines under test are in. */
export const toolingEnvironment = awsEnvironment({
  app: "delivery",
  name: "shared",
  account: "444455556666",
  region: "eu-west-1",
});

/** The connection that their code comes through. */
export const connectionArn =
  "arn:aws:codeconnections:eu-west-1:444455556666:connection/7b0c1f5e-4d8a-4a3e-9c26-2f9d1e6b8a47";

/** What all pipelines of that account share: every value is known. */
export function toolingReferences() {
  const { keys, guardrails, alarmTopic } = platformRef(toolingEnvironment);
  return {
    environment: toolingEnvironment,
    keys,
    guardrails,
    alarmTopic,
    connectionArn,
    artifactBucketName: "artifacts",
    image: "aws/codebuild/amazonlinux-x86_64-standard:6.0",
    targets: { dev: "111122223333", qa: "222233334444", prod: "333344445555" },
    product: "sentiment",
  };
}

/** Arguments of a deploy pipeline. */
export function deployPipelineArgs(): DeployPipelineArgs {
  return {
    ...toolingReferences(),
    pulumi: {
      version: "3.255.0",
      sha256: "cf559568e2c32f7fae56ea3de8ae5fa48973ba8c5aa9dd2b3dc0c8898fe50dba",
    },
    state: { bucketName: "state", keyAlias: "alias/mlops-pulumi" },
    busName: "approvals",
    registry: { environment: "dev", groupName: "sentiment-models" },
    repository: "example/mlops-platform",
    versionPaths: ["endpoint.variants.main.model.version"],
    test: { data: "sentiment/reviews.jsonl" },
  };
}
