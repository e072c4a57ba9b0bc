import { output } from "@pulumi/pulumi";
import { type EnvironmentName, awsEnvironment } from "@mlops/core";

/** References to a platform and an endpoint that exist, for tests: every value is known. */
export function surroundings(name: EnvironmentName = "dev") {
  const environment = awsEnvironment(name, "111122223333", "eu-west-1");
  const arn = (service: string, resource: string) =>
    output(`arn:aws:${service}:eu-west-1:111122223333:${resource}`);
  return {
    environment,
    endpoint: {
      environment,
      endpointName: output("fraud"),
      endpointArn: arn("sagemaker", "endpoint/fraud"),
    },
    guardrails: {
      environment,
      permissionsBoundaryArn: output("arn:aws:iam::111122223333:policy/mlops/boundary"),
      vpcOnlyPolicyArn: output("arn:aws:iam::111122223333:policy/mlops/vpc-only"),
    },
    keys: { environment, dataKeyArn: arn("kms", "key/data"), logKeyArn: arn("kms", "key/logs") },
  };
}

/** A network that exists. */
export const network = {
  environment: surroundings().environment,
  vpcId: output("vpc-1"),
  privateSubnetIds: output(["subnet-a", "subnet-b"]),
  workloadSecurityGroupId: output("sg-1"),
};
