import { arnIn } from "@mlops/aws";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";

/** Read everything that the platform publishes in an account under `/mlops`. */
export const canReadSettings = (environment: AwsEnvironment): PolicyStatement => ({
  Sid: "ReadSettings",
  Effect: "Allow",
  Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
  Resource: [arnIn(environment, "ssm", "parameter/mlops"), arnIn(environment, "ssm", "parameter/mlops/*")],
});
