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
  "arn:aws:codeconnections:eu-west-1:444455556666:connection/01234567-89ab-cdef-0123-456789abcdef";

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
      version: "3.260.0",
      sha256: "0".repeat(64),
      stateBucket: "state",
      stateKeyAlias: "alias/mlops/state",
    },
    busName: "approvals",
    registry: { environment: "dev", groupName: "sentiment-models" },
    repository: "example/mlops-platform",
    versionPaths: ["endpoint.variants.main.model.version"],
    test: { data: "sentiment/reviews.jsonl" },
  };
}
