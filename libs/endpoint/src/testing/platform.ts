import type { PlatformRef } from "@mlops/contracts";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import type { EnvironmentName } from "@mlops/core";

/** References to the platform of an environment: every value is known. */
export const platformOf = (name: EnvironmentName = "prod"): PlatformRef => platformRef(testEnvironment(name));

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
