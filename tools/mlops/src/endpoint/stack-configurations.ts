import {
  ResourceGroupsTaggingAPIClient,
  paginateGetResources,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { SageMakerClient, paginateListEndpointConfigs, paginateListModels } from "@aws-sdk/client-sagemaker";
import { collected } from "../aws/collected.ts";
import type { Connection } from "../aws/connection.ts";
import { type Configuration, modelNamesOf } from "./configuration.ts";
import { servedModel } from "./served-model.ts";

/** Something that a stack has made, and that stays when a newer one takes its place. */
export interface Made {
  readonly name: string;
  readonly createdAt: Date;
}

/** As many as a page can have; SageMaker answers 10 if it is not asked for more. */
const MaxResults = 100;
const newestFirst = { SortBy: "CreationTime", SortOrder: "Descending" } as const;

/** The endpoint configurations that a stack has made, the newest first. */
export async function stackConfigurations(connection: Connection): Promise<Made[]> {
  const tagged = await taggedArns(connection, "sagemaker:endpoint-config");
  const client = connection.client(SageMakerClient);
  const pages = paginateListEndpointConfigs({ client }, { ...newestFirst, MaxResults });
  const all = await collected(pages, ({ EndpointConfigs }) => EndpointConfigs);
  return all.flatMap(({ EndpointConfigArn, EndpointConfigName: name, CreationTime: createdAt }) =>
    name !== undefined && createdAt && tagged.has(lowerCase(EndpointConfigArn)) ? [{ name, createdAt }] : [],
  );
}

/** The models that a stack has made, the newest first: those of endpoints, of inference components and of batches. */
export async function stackModels(connection: Connection): Promise<Made[]> {
  const tagged = await taggedArns(connection, "sagemaker:model");
  const client = connection.client(SageMakerClient);
  const pages = paginateListModels({ client }, { ...newestFirst, MaxResults });
  const all = await collected(pages, ({ Models }) => Models);
  return all.flatMap(({ ModelArn, ModelName: name, CreationTime: createdAt }) =>
    name !== undefined && createdAt && tagged.has(lowerCase(ModelArn)) ? [{ name, createdAt }] : [],
  );
}

/**
 * The role that tells whose a configuration is: all configurations of an endpoint, and their models, have its role, and
 * nothing else has it. Names do not tell: they are cut, or made by CloudFormation.
 * @returns nothing if its models are gone
 */
export async function roleOf(
  client: SageMakerClient,
  configuration: Pick<Configuration, "roleArn" | "variants">,
): Promise<string | undefined> {
  if (configuration.roleArn !== undefined) return configuration.roleArn;
  for (const name of modelNamesOf(configuration)) {
    const model = await servedModel(client, name);
    if (model?.roleArn !== undefined) return model.roleArn;
  }
  return undefined;
}

/** ARNs of what carries the tags of a stack, in lower case: services do not agree on their case. */
async function taggedArns(connection: Connection, type: string): Promise<ReadonlySet<string>> {
  const { app, environment } = connection.place;
  const pages = paginateGetResources(
    { client: connection.client(ResourceGroupsTaggingAPIClient) },
    {
      ResourceTypeFilters: [type],
      ResourcesPerPage: MaxResults,
      TagFilters: [
        { Key: "Application", Values: [app] },
        { Key: "Environment", Values: [environment] },
        { Key: "ManagedBy", Values: ["pulumi"] },
      ],
    },
  );
  const tagged = await collected(pages, ({ ResourceTagMappingList }) => ResourceTagMappingList);
  return new Set(tagged.map(({ ResourceARN }) => lowerCase(ResourceARN)));
}

const lowerCase = (arn: string | undefined) => arn?.toLowerCase() ?? "";
