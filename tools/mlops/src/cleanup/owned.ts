import {
  ResourceGroupsTaggingAPIClient,
  paginateGetResources,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { parseArn } from "@mlops/aws";
import { collected } from "../aws/collected.ts";
import type { Connection } from "../aws/connection.ts";

/** What of a stack is in AWS, by the tags that its provider gives to everything. */
export interface Owned {
  readonly domains: readonly string[];
  readonly vpcs: readonly string[];
  readonly buckets: readonly string[];
  readonly logGroups: readonly string[];
  readonly modelPackageGroups: readonly string[];
}

/** Kinds that a cleanup looks for, as the Resource Groups Tagging API names them. */
const resourceTypes = [
  "sagemaker:domain",
  "ec2:vpc",
  "s3",
  "logs:log-group",
  "sagemaker:model-package-group",
];

/** Everything that carries the tags of a stack. Sorted, so that two plans are equal. */
export async function ownedBy(connection: Connection): Promise<Owned> {
  const { app, environment } = connection.place;
  const tags = { Application: app, Environment: environment, ManagedBy: "pulumi" };
  const pages = paginateGetResources(
    { client: connection.client(ResourceGroupsTaggingAPIClient) },
    {
      TagFilters: Object.entries(tags).map(([Key, value]) => ({ Key, Values: [value] })),
      ResourceTypeFilters: resourceTypes,
    },
  );
  const found = await collected(pages, ({ ResourceTagMappingList }) => ResourceTagMappingList);
  const arns = found.flatMap(({ ResourceARN = "" }) => parseArn(ResourceARN) ?? []);
  const named = (service: string, before: string) =>
    arns
      .filter((arn) => arn.service === service && arn.resource.startsWith(before))
      .map(({ resource }) => resource.slice(before.length).replace(/:\*$/, ""))
      .toSorted();
  return {
    domains: named("sagemaker", "domain/"),
    vpcs: named("ec2", "vpc/"),
    buckets: named("s3", ""),
    logGroups: named("logs", "log-group:"),
    modelPackageGroups: named("sagemaker", "model-package-group/"),
  };
}
