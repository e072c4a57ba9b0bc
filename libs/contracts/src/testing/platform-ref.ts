import { output } from "@pulumi/pulumi";
import { arnIn, iamArn } from "@mlops/aws";
import { type AwsEnvironment, type EnvironmentName, awsEnvironment } from "@mlops/core";
import type { PlatformRef } from "../platform.ts";

/** The environment that components under test are in: app sentiment, account 111122223333, region eu-west-1. */
export function testEnvironment(name: EnvironmentName = "dev"): AwsEnvironment {
  return awsEnvironment({ app: "sentiment", name, account: "111122223333", region: "eu-west-1" });
}

/** The outputs of a platform's stack that has been deployed, by the names of their contracts. */
export function platformOutputs(environment: AwsEnvironment = testEnvironment()) {
  return {
    guardrails: {
      environment: { ...environment },
      permissionsBoundaryArn: iamArn(environment, "policy/mlops/boundary"),
      vpcOnlyPolicyArn: iamArn(environment, "policy/mlops/vpc-only"),
    },
    keys: {
      environment: { ...environment },
      dataKeyArn: arnIn(environment, "kms", "key/data"),
      logKeyArn: arnIn(environment, "kms", "key/logs"),
    },
    network: {
      environment: { ...environment },
      vpcId: "vpc-1",
      privateSubnetIds: ["subnet-a", "subnet-b"],
      workloadSecurityGroupId: "sg-1",
    },
    "ml-environment": {
      environment: { ...environment },
      dataBucketName: "data-bucket",
      artifactBucketName: "artifact-bucket",
      logBucketName: "log-bucket",
    },
    "alarm-topic": { environment: { ...environment }, topicArn: arnIn(environment, "sns", "alarms") },
  };
}

/** The references to that platform, as `readPlatform` gives them: every value is known. */
export function platformRef(environment: AwsEnvironment = testEnvironment()): PlatformRef {
  const {
    guardrails,
    keys,
    network,
    "ml-environment": buckets,
    "alarm-topic": topic,
  } = platformOutputs(environment);
  return {
    environment,
    guardrails: {
      environment,
      permissionsBoundaryArn: output(guardrails.permissionsBoundaryArn),
      vpcOnlyPolicyArn: output(guardrails.vpcOnlyPolicyArn),
    },
    keys: { environment, dataKeyArn: output(keys.dataKeyArn), logKeyArn: output(keys.logKeyArn) },
    network: {
      environment,
      vpcId: output(network.vpcId),
      privateSubnetIds: output(network.privateSubnetIds),
      workloadSecurityGroupId: output(network.workloadSecurityGroupId),
    },
    mlEnvironment: {
      environment,
      dataBucketName: output(buckets.dataBucketName),
      artifactBucketName: output(buckets.artifactBucketName),
      logBucketName: output(buckets.logBucketName),
    },
    alarmTopic: { environment, topicArn: output(topic.topicArn) },
  };
}
