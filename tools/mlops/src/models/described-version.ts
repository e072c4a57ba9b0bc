import {
  DescribeModelPackageCommand,
  type DescribeModelPackageOutput,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { concurrently } from "../aws/concurrently.ts";
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

/** Describe several versions, in the order in which they are given. */
export const describedVersions = (model: RegisteredModel, numbers: readonly number[]): Promise<Version[]> =>
  concurrently(numbers, (number) => describedVersion(model, number));
