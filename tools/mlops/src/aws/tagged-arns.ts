import {
  ResourceGroupsTaggingAPIClient,
  paginateGetResources,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { type Arn, parseArn } from "@mlops/aws";
import { collected } from "./collected.ts";
import type { Connection } from "./connection.ts";
import type { StackPlace } from "./stack-place.ts";

/** ARNs of what carries tags, by kind. Sorted, so that two answers are equal. */
export interface TaggedArns {
  /**
   * Names of one kind.
   * @param service such as `sagemaker`
   * @param before what their ARNs have before the name: `endpoint/`
   */
  readonly names: (service: string, before: string) => string[];
}

/** The tags that everything of a stack carries, and nothing else. */
export const stackTags = ({ app, environment }: StackPlace): Readonly<Record<string, string>> => ({
  Application: app,
  Environment: environment,
  ManagedBy: "pulumi",
});

/**
 * Find what carries tags in the account and region of a connection. What was deleted may be named for a while.
 * @param tags values by key: a resource has to carry all of them; one without a value may have any
 * @param types services, or kinds of one, as the Resource Groups Tagging API names them: `sagemaker`, `ec2:vpc`
 */
export async function taggedArns(
  connection: Connection,
  tags: Readonly<Record<string, string | undefined>>,
  types: readonly string[],
): Promise<TaggedArns> {
  const pages = paginateGetResources(
    { client: connection.client(ResourceGroupsTaggingAPIClient) },
    {
      TagFilters: Object.entries(tags).map(([Key, value]) => ({
        Key,
        ...(value !== undefined && { Values: [value] }),
      })),
      ResourceTypeFilters: [...types],
    },
  );
  const found = await collected(pages, ({ ResourceTagMappingList }) => ResourceTagMappingList);
  const arns: readonly Arn[] = found.flatMap(({ ResourceARN = "" }) => parseArn(ResourceARN) ?? []);
  return {
    names: (service, before) =>
      arns
        .filter((arn) => arn.service === service && arn.resource.startsWith(before))
        .map(({ resource }) => resource.slice(before.length))
        .toSorted(),
  };
}
