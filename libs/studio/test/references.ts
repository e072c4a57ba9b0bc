import { output } from "@pulumi/pulumi";
import type { GuardrailsRef, KeysRef, MlEnvironmentRef, NetworkRef } from "@mlops/contracts";
import { type AwsEnvironment, awsEnvironment } from "@mlops/core";

/** Where the things under test live. */
export const dev = awsEnvironment("dev", "111122223333", "eu-west-1");

/** The references that components under test stand on. Call it inside the program. */
export function references(environment: AwsEnvironment = dev) {
  const network: NetworkRef = {
    environment,
    vpcId: output("vpc-1"),
    privateSubnetIds: output(["subnet-a", "subnet-b"]),
    workloadSecurityGroupId: output("sg-workload"),
  };
  const keys: KeysRef = { environment, dataKeyArn: output("data-key-arn"), logKeyArn: output("log-key-arn") };
  const guardrails: GuardrailsRef = {
    environment,
    permissionsBoundaryArn: output("boundary-arn"),
    vpcOnlyPolicyArn: output("vpc-only-arn"),
  };
  const mlEnvironment: MlEnvironmentRef = {
    environment,
    dataBucketName: output("data-bucket"),
    artifactBucketName: output("artifact-bucket"),
    logBucketName: output("log-bucket"),
  };
  return { network, keys, guardrails, mlEnvironment };
}
