import type { Connection } from "../aws/connection.ts";
import { stackTags, taggedArns } from "../aws/tagged-arns.ts";

/** What of a stack is in AWS, by the tags that its provider gives to everything. */
export interface Owned {
  readonly domains: readonly string[];
  readonly vpcs: readonly string[];
  readonly buckets: readonly string[];
  readonly logGroups: readonly string[];
  readonly modelPackageGroups: readonly string[];
}

/** Services that a cleanup looks for, as the Resource Groups Tagging API names them. */
const types = ["ec2:vpc", "logs", "s3", "sagemaker"];

/** Everything that carries the tags of a stack. */
export async function ownedBy(connection: Connection): Promise<Owned> {
  const { names } = await taggedArns(connection, stackTags(connection.place), types);
  return {
    domains: names("sagemaker", "domain/"),
    vpcs: names("ec2", "vpc/"),
    buckets: names("s3", ""),
    logGroups: names("logs", "log-group:").map((name) => name.replace(/:\*$/, "")),
    modelPackageGroups: names("sagemaker", "model-package-group/"),
  };
}
