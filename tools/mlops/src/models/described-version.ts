import {
  DescribeModelPackageCommand,
  type DescribeModelPackageOutput,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { type RegisteredModel, versionArn } from "./registered-model.ts";

/** A version of a model, as the registry describes it. */
export interface Version {
  readonly number: number;
  readonly arn: string;
  /** Whether it can be used: `Completed`, or `Failed`. */
  readonly status: string;
  readonly approval: string;
  readonly described: DescribeModelPackageOutput;
}

/**
 * Describe a version of a model.
 * @param number from 1
 */
export async function describedVersion(model: RegisteredModel, number: number): Promise<Version> {
  const arn = versionArn(model, number);
  const described = await model.connection
    .client(SageMakerClient)
    .send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  const { ModelPackageStatus: status = "unknown", ModelApprovalStatus: approval = "unknown" } = described;
  return { number, arn, status, approval, described };
}

const atOnce = 8;

/** Describe several versions, a few at once, in the order in which they are given. */
export async function describedVersions(
  model: RegisteredModel,
  numbers: readonly number[],
): Promise<Version[]> {
  const versions: Version[] = [];
  for (let start = 0; start < numbers.length; start += atOnce) {
    const some = numbers.slice(start, start + atOnce);
    versions.push(...(await Promise.all(some.map((number) => describedVersion(model, number)))));
  }
  return versions;
}
