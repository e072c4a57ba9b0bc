import { ComponentResource, type ComponentResourceOptions, type Output, Resource, log } from "@pulumi/pulumi";
import {
  FeatureGroup as AwsFeatureGroup,
  type FeatureGroupArgs as AwsFeatureGroupArgs,
} from "@pulumi/aws/sagemaker/featureGroup.js";
import type { z } from "zod";
import { nameLengths } from "@mlops/aws";
import {
  type FeatureGroupRef,
  type FeatureStoreRef,
  type KeysRef,
  featureStoreFolders,
} from "@mlops/contracts";
import {
  type AwsEnvironment,
  type Duration,
  checkedSettings,
  crossAccountProblems,
  physicalName,
} from "@mlops/core";
import {
  type FeatureDefinition,
  type FeatureDifference,
  compareFeatures,
  differenceTexts,
  featureDefinitions,
} from "./feature-definitions.ts";
import { type FeatureGroupSettings, featureGroupSettings } from "./feature-group-settings.ts";

/** Arguments of {@link FeatureGroup}. */
export interface FeatureGroupArgs extends z.input<typeof featureGroupSettings> {
  readonly environment: AwsEnvironment;
  /** Its data key encrypts both stores. */
  readonly keys: KeysRef;
  /** Where the history of the records is kept and queried. */
  readonly featureStore: FeatureStoreRef;
  /** Records outlive the stack: the group is protected. */
  readonly retainData: boolean;
}

/**
 * A feature group whose data outlives changes of its features.
 *
 * The provider would replace the group, and lose its records, for a feature more. So the group keeps the features that
 * it was made with: what is declared later is added by `UpdateFeatureGroup`, and {@link FeatureGroup.difference} and a
 * warning say what is still to be added. Whatever else would replace the group fails before anything is deleted,
 * because the replacement would have the same name.
 *
 * @example
 * const customers = defineFeatures({
 *   recordIdentifier: "customer-id",
 *   eventTime: "updated-at",
 *   features: { "customer-id": "String", "updated-at": "Fractional", visits: "Integral" },
 * });
 * new FeatureGroup("customers", {
 *   ...customers,
 *   environment,
 *   keys,
 *   featureStore,
 *   retainData: true,
 *   online: { timeToLive: "30 days" },
 *   offline: {},
 * });
 */
export class FeatureGroup extends ComponentResource implements FeatureGroupRef {
  readonly environment: AwsEnvironment;
  readonly featureGroupName: Output<string>;
  readonly featureGroupArn: Output<string>;
  readonly tableName: Output<string>;
  /** The features as they are declared, in the words of the API. */
  readonly declared: readonly FeatureDefinition[];
  /** Where the declared features and those of the deployed group differ. Nothing differs before it is deployed. */
  readonly difference: Output<FeatureDifference>;

  constructor(name: string, args: FeatureGroupArgs, opts?: ComponentResourceOptions) {
    super("mlops:feature-store:FeatureGroup", name, {}, opts);
    const { environment, keys, featureStore, retainData, ...given } = args;
    const problems = crossAccountProblems(environment, { keys, featureStore });
    const settings = checkedSettings(this, name, featureGroupSettings, given, problems);
    const tableName = settings.offline?.tableName ?? tableNameOf(name);
    this.declared = featureDefinitions(settings.features);

    const group = new AwsFeatureGroup(
      name,
      {
        featureGroupName: featureGroupNameOf(environment, name),
        recordIdentifierFeatureName: settings.recordIdentifier,
        eventTimeFeatureName: settings.eventTime,
        featureDefinitions: [...this.declared],
        roleArn: featureStore.offlineRoleArn,
        ...onlineArgs(settings, keys),
        ...offlineArgs(settings, { keys, featureStore, tableName }),
      },
      {
        parent: this,
        protect: retainData,
        ignoreChanges: ["featureDefinitions"],
        // A replacement then fails, because its name is taken, and the records stay.
        deleteBeforeReplace: false,
        // SageMaker tries the role's rights when it makes a group.
        dependsOn: Resource.isInstance(featureStore) ? [featureStore] : [],
      },
    );

    this.environment = environment;
    this.featureGroupName = group.featureGroupName;
    this.featureGroupArn = group.arn;
    this.tableName = group.featureGroupName.apply(() => tableName);
    this.difference = group.featureDefinitions.apply((deployed) => this.compared(name, deployed));
    this.registerOutputs({
      featureGroupName: this.featureGroupName,
      featureGroupArn: this.featureGroupArn,
      difference: this.difference,
    });
  }

  private compared(name: string, deployed: Parameters<typeof compareFeatures>[1]): FeatureDifference {
    const difference = compareFeatures(this.declared, deployed);
    for (const text of differenceTexts(difference)) void log.warn(`${name}: ${text}`, this);
    return difference;
  }
}

/** The physical name of the group called `name`. */
export function featureGroupNameOf(environment: AwsEnvironment, name: string): string {
  return physicalName({ environment, parts: [name], maxLength: nameLengths.featureGroup });
}

/** Athena takes neither hyphens nor capitals without quotes; a name begins with a letter. */
function tableNameOf(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");
  return /^[a-z]/.test(plain) ? plain : `t_${plain}`;
}

type StoreArgs = Pick<AwsFeatureGroupArgs, "onlineStoreConfig" | "offlineStoreConfig" | "throughputConfig">;

function onlineArgs({ online }: FeatureGroupSettings, keys: KeysRef): StoreArgs {
  if (online === undefined) return {};
  const { storage, timeToLive, throughput = "on-demand" } = online;
  const isStandard = storage === "standard";
  return {
    onlineStoreConfig: {
      enableOnlineStore: true,
      storageType: isStandard ? "Standard" : "InMemory",
      securityConfig: { kmsKeyId: keys.dataKeyArn },
      ...(timeToLive && { ttlDuration: ttlOf(timeToLive) }),
    },
    // Left out, the mode that was deployed before would stay.
    ...(isStandard && {
      throughputConfig:
        throughput === "on-demand"
          ? { throughputMode: "OnDemand" }
          : {
              throughputMode: "Provisioned",
              provisionedReadCapacityUnits: throughput.readUnits,
              provisionedWriteCapacityUnits: throughput.writeUnits,
            },
    }),
  };
}

const ttlUnits = { second: "Seconds", minute: "Minutes", hour: "Hours", day: "Days" } as const;

function ttlOf(duration: Duration): { readonly unit: string; readonly value: number } {
  const [count = "", unit = ""] = duration.split(" ");
  return { unit: ttlUnits[unit.replace(/s$/, "") as keyof typeof ttlUnits], value: Number(count) };
}

interface OfflineReferences extends Pick<FeatureGroupArgs, "keys" | "featureStore"> {
  readonly tableName: string;
}

function offlineArgs({ offline }: FeatureGroupSettings, references: OfflineReferences): StoreArgs {
  if (offline === undefined) return {};
  const { keys, featureStore, tableName } = references;
  return {
    offlineStoreConfig: {
      tableFormat: offline.format === "iceberg" ? "Iceberg" : "Glue",
      s3StorageConfig: {
        s3Uri: featureStore.bucketName.apply((bucket) => `s3://${bucket}/${featureStoreFolders.offline}`),
        kmsKeyId: keys.dataKeyArn,
      },
      // SageMaker takes no other catalog.
      dataCatalogConfig: { catalog: "AwsDataCatalog", database: featureStore.databaseName, tableName },
    },
  };
}
