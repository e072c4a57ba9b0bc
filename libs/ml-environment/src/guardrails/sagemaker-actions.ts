import type { PolicyStatement } from "@mlops/core";

/**
 * SageMaker's own part of the permissions boundary: all of it, so that what AWS adds needs no change here. What of it
 * belongs to the platform's stacks is denied by name (`platformChanges` in denials.ts).
 */
export const sageMakerActions: PolicyStatement = {
  Sid: "SageMaker",
  Effect: "Allow",
  Action: ["sagemaker:*", "sagemaker-mlflow:*"],
  Resource: ["*"],
};
