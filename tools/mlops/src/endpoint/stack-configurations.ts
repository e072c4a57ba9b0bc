import { SageMakerClient, paginateListEndpointConfigs, paginateListModels } from "@aws-sdk/client-sagemaker";
import { collected } from "../aws/collected.ts";
import type { Connection } from "../aws/connection.ts";
import { stackTags, taggedArns } from "../aws/tagged-arns.ts";
import { type Configuration, modelNamesOf } from "./configuration.ts";
import { servedModel } from "./served-model.ts";

/** Something that a stack has made, and that stays when a newer one takes its place. */
export interface Made {
  readonly name: string;
  readonly createdAt: Date;
}

/** As many as a page can have: SageMaker answers 10 if it is not asked for more. */
const MaxResults = 100;
const newestFirst = { SortBy: "CreationTime", SortOrder: "Descending" } as const;

/** The endpoint configurations that a stack has made, the newest first. */
export async function stackConfigurations(connection: Connection): Promise<Made[]> {
  const isTagged = await taggedBy(connection, "endpoint-config");
  const client = connection.client(SageMakerClient);
  const pages = paginateListEndpointConfigs({ client }, { ...newestFirst, MaxResults });
  const all = await collected(pages, ({ EndpointConfigs }) => EndpointConfigs);
  return all.flatMap(({ EndpointConfigName: name, CreationTime: createdAt }) =>
    name !== undefined && createdAt && isTagged(name) ? [{ name, createdAt }] : [],
  );
}

/** The models that a stack has made, the newest first: those of endpoints, of inference components and of batches. */
export async function stackModels(connection: Connection): Promise<Made[]> {
  const isTagged = await taggedBy(connection, "model");
  const client = connection.client(SageMakerClient);
  const pages = paginateListModels({ client }, { ...newestFirst, MaxResults });
  const all = await collected(pages, ({ Models }) => Models);
  return all.flatMap(({ ModelName: name, CreationTime: createdAt }) =>
    name !== undefined && createdAt && isTagged(name) ? [{ name, createdAt }] : [],
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

/**
 * Whether a thing carries the tags of a stack, by its name. ARNs of SageMaker have names in lower case, so that no two
 * names differ in case alone.
 */
async function taggedBy(connection: Connection, kind: string): Promise<(name: string) => boolean> {
  const tagged = await taggedArns(connection, stackTags(connection.place), [`sagemaker:${kind}`]);
  const names = new Set(tagged.names("sagemaker", `${kind}/`).map((name) => name.toLowerCase()));
  return (name) => names.has(name.toLowerCase());
}
