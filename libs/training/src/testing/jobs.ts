import { type Output, output } from "@pulumi/pulumi";
import type { RegistryRef } from "@mlops/contracts";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import type { AwsEnvironment } from "@mlops/core";
import type { SourceCodeRef } from "../source-code/source-code.ts";

/** The references of a job under test: those of a platform whose values are all known. */
export function jobReferences(environment: AwsEnvironment = testEnvironment()) {
  const { keys, network, mlEnvironment } = platformRef(environment);
  return { environment, keys, network, mlEnvironment };
}

/** Source code with these files, packed and uploaded. */
export function sourceCode(...files: readonly string[]): SourceCodeRef {
  return { archiveUri: output("s3://artifact-bucket/training/source/a/sourcedir.tar.gz"), files };
}

/** A model of the registry whose key is not the data key, and whose versions come from one repository. */
export function registryOf(model: string): RegistryRef {
  const group = `mlops-platform-dev-${model}-0a1b2c3d`;
  return {
    environment: testEnvironment(),
    groupName: output(group),
    groupArn: output(`arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/${group}`),
    artifactsUri: output(`s3://artifact-bucket/models/${model}/`),
    artifactKeyArn: output("arn:aws:kms:eu-west-1:111122223333:key/models"),
    images: output(["111122223333.dkr.ecr.eu-west-1.amazonaws.com/inference"]),
  };
}

/** A request with the values of its outputs, which are known in tests. */
export function known<Request extends object>(request: Request): Promise<unknown> {
  const values: Output<unknown> = output<unknown>(request);
  return new Promise((resolve) => void values.apply(resolve));
}

/** The role that jobs under test run under. */
export const roleArn = "arn:aws:iam::111122223333:role/mlops/jobs";
