import { ComponentResource, type ComponentResourceOptions, type Output, interpolate } from "@pulumi/pulumi";
import { Workgroup } from "@pulumi/aws/athena/workgroup.js";
import { CatalogDatabase } from "@pulumi/aws/glue/catalogDatabase.js";
import { z } from "zod";
import { nameLengths, servicePrincipals } from "@mlops/aws";
import {
  type FeatureStoreRef,
  type GuardrailsRef,
  type KeysRef,
  type MlEnvironmentRef,
  featureStoreFolders,
} from "@mlops/contracts";
import {
  type AwsEnvironment,
  ServiceRole,
  checkedSettings,
  crossAccountProblems,
  physicalName,
  wholeNumberValue,
} from "@mlops/core";
import { type CrawlerReferences, crawlersValue, makeCrawlers } from "./crawlers.ts";
import { governData, lakeFormationSettings } from "./governed-data.ts";
import { offlineStoreStatements } from "./offline-role.ts";
import { saveQueries, savedQueriesValue } from "./saved-queries.ts";

/** What a stack file may set for {@link FeatureStore}. */
export const featureStoreSettings = z.strictObject({
  scanLimitGiB: wholeNumberValue({ min: 1 })
    .default(100)
    .describe("GiB after which a query is ended; each costs money. Whole, from 1. Default: 100."),
  queries: savedQueriesValue
    .default({})
    .describe(
      "Queries to prepare data with, by name. With parameters they are prepared statements. Default: none.",
    ),
  crawlers: crawlersValue
    .default({})
    .describe(
      "Crawlers that describe raw data of the data bucket as tables, by the name that the tables begin with. Default: none.",
    ),
  lakeFormation: lakeFormationSettings
    .optional()
    .describe(
      "Lake Formation decides who reads the tables. The deploying role has to be one of its administrators, and the account's " +
        "Lake Formation settings must give new databases and tables no default permissions, or IAM goes on to decide. Turn " +
        "it on before the first group: tables keep the permissions that they were made with. Default: IAM alone decides.",
    ),
});

/** Arguments of {@link FeatureStore}. */
export interface FeatureStoreArgs extends z.input<typeof featureStoreSettings> {
  readonly environment: AwsEnvironment;
  /** Its data key encrypts offline stores and results of queries, its log key the logs of crawlers. */
  readonly keys: KeysRef;
  /** Its permissions boundary limits the roles. */
  readonly guardrails: GuardrailsRef;
  /** Its data bucket keeps offline stores and results of queries. */
  readonly mlEnvironment: MlEnvironmentRef;
  /** Results of queries and saved queries outlive the stack: the workgroup is not deleted with them in it. */
  readonly retainData: boolean;
}

/**
 * Where feature groups keep the history of their records, and what queries it: a database, a workgroup that encrypts
 * and ends queries that read too much, the role that SageMaker writes with, saved queries and crawlers.
 *
 * @example
 * new FeatureStore("features", {
 *   environment,
 *   keys,
 *   guardrails,
 *   mlEnvironment,
 *   retainData: true,
 *   queries: {
 *     active_customers: { sql: "SELECT * FROM customers WHERE visits > ?", description: "Training data of churn" },
 *   },
 * });
 */
export class FeatureStore extends ComponentResource implements FeatureStoreRef {
  readonly environment: AwsEnvironment;
  readonly databaseName: Output<string>;
  readonly workgroupName: Output<string>;
  readonly bucketName: Output<string>;
  readonly offlineRoleArn: Output<string>;

  constructor(name: string, args: FeatureStoreArgs, opts?: ComponentResourceOptions) {
    super("mlops:feature-store:FeatureStore", name, {}, opts);
    const { environment, keys, guardrails, mlEnvironment, retainData: _, ...given } = args;
    const problems = crossAccountProblems(environment, { keys, guardrails, mlEnvironment });
    const settings = checkedSettings(this, name, featureStoreSettings, given, problems);
    const { queries, crawlers, lakeFormation } = settings;
    const { name: databaseName } = this.database(name, args);
    const stores = { mlEnvironment, keys, guardrails, databaseName };
    const role = this.offlineRole(`${name}-offline`, stores, lakeFormation !== undefined);
    const { name: workgroup } = this.workgroup(name, args, settings.scanLimitGiB);
    saveQueries(name, queries, { workgroup, database: databaseName }, this);
    makeCrawlers(name, crawlers, stores, this);
    if (lakeFormation) governData(name, { ...stores, ...lakeFormation, roleArn: role.arn }, this);

    this.environment = environment;
    this.databaseName = databaseName;
    this.workgroupName = workgroup;
    this.bucketName = mlEnvironment.dataBucketName;
    this.offlineRoleArn = role.arn;
    this.registerOutputs({
      databaseName: this.databaseName,
      workgroupName: this.workgroupName,
      bucketName: this.bucketName,
      offlineRoleArn: this.offlineRoleArn,
    });
  }

  private offlineRole(name: string, stores: CrawlerReferences, isGoverned: boolean): ServiceRole {
    const { environment } = stores.mlEnvironment;
    const { sageMaker, lakeFormation } = servicePrincipals;
    return new ServiceRole(
      name,
      {
        description: `Writes offline stores of ${environment.name}`,
        services: [sageMaker, ...(isGoverned ? [lakeFormation] : [])],
        environment,
        permissionsBoundaryArn: stores.guardrails.permissionsBoundaryArn,
        // Feature groups are not on AWS's list.
        sourceAccount: "unconfirmed",
        statements: offlineStoreStatements(stores),
      },
      { parent: this },
    );
  }

  private database(
    name: string,
    { environment, mlEnvironment, retainData }: FeatureStoreArgs,
  ): CatalogDatabase {
    return new CatalogDatabase(
      `${name}-database`,
      {
        name: databaseNameOf(environment, name),
        description: `Feature groups of ${environment.name}`,
        locationUri: interpolate`s3://${mlEnvironment.dataBucketName}/${featureStoreFolders.offline}/`,
      },
      { parent: this, protect: retainData },
    );
  }

  private workgroup(name: string, args: FeatureStoreArgs, scanLimitGiB: number): Workgroup {
    const { environment, keys, mlEnvironment, retainData } = args;
    return new Workgroup(
      `${name}-workgroup`,
      {
        name: physicalName({ environment, parts: [name], maxLength: nameLengths.athenaWorkgroup }),
        description: `Queries of features in ${environment.name}`,
        forceDestroy: !retainData,
        configuration: {
          enforceWorkgroupConfiguration: true,
          publishCloudwatchMetricsEnabled: true,
          bytesScannedCutoffPerQuery: scanLimitGiB * 2 ** 30,
          resultConfiguration: {
            outputLocation: interpolate`s3://${mlEnvironment.dataBucketName}/${featureStoreFolders.results}/`,
            encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: keys.dataKeyArn },
          },
        },
      },
      { parent: this },
    );
  }
}

/** The physical name of the database: Athena reads names with hyphens only in quotes, and Feature Store refuses them. */
export function databaseNameOf(environment: AwsEnvironment, name: string): string {
  return physicalName({ environment, parts: [name], maxLength: nameLengths.glueName }).replaceAll("-", "_");
}
