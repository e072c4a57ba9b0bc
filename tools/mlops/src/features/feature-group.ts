import {
  DescribeFeatureGroupCommand,
  type DescribeFeatureGroupResponse,
  type FeatureDefinition as ApiDefinition,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { FeatureDefinition } from "@mlops/feature-store/feature-definitions";
import type { Feature, FeatureSchema } from "@mlops/feature-store/feature-record";
import { z } from "zod";
import type { Connection } from "../aws/connection.ts";

/** Argument `group`: what the stack file calls the group. */
export const groupValue = () =>
  z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
    error: "expected the name of a feature group, such as reviews",
  });

/** A feature group as it is deployed. */
export interface DeployedGroup {
  /** Physical name. */
  readonly name: string;
  readonly schema: FeatureSchema;
  /** Its features in the words of the API. */
  readonly definitions: readonly FeatureDefinition[];
  /** Its online store is in memory: it alone keeps collections. */
  readonly isInMemory: boolean;
  /** Of the last change: `Successful`, `InProgress`, `Failed`; nothing if there was none. */
  readonly lastUpdate: string | undefined;
  readonly lastUpdateFailure: string | undefined;
}

/** Look at a feature group that a stack has made. @param group its name in the stack file */
export async function deployedGroup(connection: Connection, group: string): Promise<DeployedGroup> {
  const { featureGroupName } = await connection.names.of("feature-group", ["featureGroupName"], group);
  const pages: DescribeFeatureGroupResponse[] = [];
  do {
    const NextToken = pages.at(-1)?.NextToken;
    const request = new DescribeFeatureGroupCommand({ FeatureGroupName: featureGroupName, NextToken });
    pages.push(await connection.client(SageMakerClient).send(request));
  } while (pages.at(-1)?.NextToken !== undefined);
  const [first] = pages;
  const definitions = pages.flatMap(({ FeatureDefinitions = [] }) => FeatureDefinitions.map(definitionIn));
  return {
    name: featureGroupName,
    definitions,
    schema: {
      features: Object.fromEntries(definitions.map((one) => [one.featureName, featureIn(one)])),
      recordIdentifier: first?.RecordIdentifierFeatureName ?? "",
      eventTime: first?.EventTimeFeatureName ?? "",
    },
    isInMemory: first?.OnlineStoreConfig?.StorageType === "InMemory",
    lastUpdate: first?.LastUpdateStatus?.Status,
    lastUpdateFailure: first?.LastUpdateStatus?.FailureReason ?? first?.FailureReason,
  };
}

function definitionIn(one: ApiDefinition): FeatureDefinition {
  const { FeatureName = "", FeatureType = "", CollectionType: collectionType, CollectionConfig } = one;
  const dimension = CollectionConfig?.VectorConfig?.Dimension;
  return {
    featureName: FeatureName,
    featureType: FeatureType,
    ...(collectionType && { collectionType }),
    ...(dimension !== undefined && { collectionConfig: { vectorConfig: { dimension } } }),
  };
}

const typeOf = (text: string) => (text === "Integral" || text === "Fractional" ? text : "String");

function featureIn({ featureType, collectionType, collectionConfig }: FeatureDefinition): Feature {
  if (collectionConfig !== undefined) return { vector: collectionConfig.vectorConfig.dimension };
  if (collectionType === "List") return { list: typeOf(featureType) };
  return collectionType === "Set" ? { set: typeOf(featureType) } : typeOf(featureType);
}
