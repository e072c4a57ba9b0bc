import { output } from "@pulumi/pulumi";
import { type EnvironmentName, awsEnvironment } from "@mlops/core";

/** References to a platform that exists, for tests: every value is known. */
export function surroundings(name: EnvironmentName = "prod") {
  const environment = awsEnvironment(name, "111122223333", "eu-west-1");
  return {
    environment,
    guardrails: {
      environment,
      permissionsBoundaryArn: output("arn:aws:iam::111122223333:policy/mlops/boundary"),
      vpcOnlyPolicyArn: output("arn:aws:iam::111122223333:policy/mlops/vpc-only"),
    },
    keys: { environment, dataKeyArn: output(dataKey), logKeyArn: output(logKey) },
    alarmTopic: { environment, topicArn: output(topic) },
  };
}

/** The same, with what endpoints on instances need. */
export function surroundingsOnInstances(name: EnvironmentName = "prod") {
  const platform = surroundings(name);
  const { environment } = platform;
  return {
    ...platform,
    network: {
      environment,
      vpcId: output("vpc-1"),
      privateSubnetIds: output(["subnet-a", "subnet-b"]),
      workloadSecurityGroupId: output("sg-1"),
    },
    mlEnvironment: {
      environment,
      dataBucketName: output("data-bucket"),
      artifactBucketName: output("artifact-bucket"),
      logBucketName: output("log-bucket"),
    },
  };
}

export const dataKey = "arn:aws:kms:eu-west-1:111122223333:key/data";
export const logKey = "arn:aws:kms:eu-west-1:111122223333:key/logs";
export const topic = "arn:aws:sns:eu-west-1:111122223333:alarms";
export const vpcConfig = { subnets: ["subnet-a", "subnet-b"], securityGroupIds: ["sg-1"] };

/** An approved model of the registry. */
export const approved = {
  kind: "package",
  packageArn: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud/7",
  images: ["141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1"],
  artifacts: ["s3://artifact-bucket/fraud/"],
} as const;

/** The version after it. */
export const newer = {
  ...approved,
  packageArn: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud/8",
} as const;

/** A model in an image of our own. */
export const own = {
  kind: "container",
  image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/fraud:1.0",
  archive: "s3://artifact-bucket/fraud/model.tar.gz",
} as const;
