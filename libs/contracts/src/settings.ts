import { arnIn } from "@mlops/aws";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";

/** The right to read the SSM parameters that {@link Publication} writes in an account, under `/mlops`. */
export const canReadSettings = (environment: AwsEnvironment): PolicyStatement => ({
  Sid: "ReadSettings",
  Effect: "Allow",
  Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
  Resource: [arnIn(environment, "ssm", "parameter/mlops"), arnIn(environment, "ssm", "parameter/mlops/*")],
});
