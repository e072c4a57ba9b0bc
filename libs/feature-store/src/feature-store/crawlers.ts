import { type ComponentResource, interpolate, output } from "@pulumi/pulumi";
import { Crawler } from "@pulumi/aws/glue/crawler.js";
import { SecurityConfiguration } from "@pulumi/aws/glue/securityConfiguration.js";
import { z } from "zod";
import { arnIn, bucketArn, isCronExpression, servicePrincipals } from "@mlops/aws";
import { type GuardrailsRef, canUseDataKey } from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, ServiceRole, recordValue } from "@mlops/core";
import { type OfflineStores, tableArns } from "./offline-role.ts";

const crawlerName = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/, {
  error: 'expected lower-case letters, digits and "_", a letter first, at most 31 characters',
});

/** Crawlers by name. */
export const crawlersValue = recordValue(
  crawlerName,
  z.strictObject({
    prefix: z
      .string()
      .regex(/^[^/].*\/$/, { error: 'expected a prefix that ends with "/", such as "raw/reviews/"' })
      .describe("Prefix of the data bucket whose objects are read."),
    schedule: z
      .string()
      .refine(isCronExpression, { error: 'expected a schedule such as "cron(0 3 * * ? *)"' })
      .optional()
      .describe("When it runs, in UTC. Default: only when somebody starts it."),
  }),
);

/** Checked crawlers by name. */
export type Crawlers = z.output<typeof crawlersValue>;

/** What crawlers refer to. */
export interface CrawlerReferences extends OfflineStores {
  readonly guardrails: GuardrailsRef;
}

/**
 * Crawlers that keep tables of raw data up to date: the tables begin with the crawler's name and `_`. Tables whose
 * objects are gone are reported, not dropped.
 * @param name what the logical names begin with
 */
export function makeCrawlers(
  name: string,
  crawlers: Crawlers,
  references: CrawlerReferences,
  parent: ComponentResource,
): void {
  if (Object.keys(crawlers).length === 0) return;
  const { mlEnvironment, keys, databaseName } = references;
  const security = new SecurityConfiguration(
    `${name}-crawlers`,
    {
      encryptionConfiguration: {
        s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: keys.dataKeyArn },
        cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: keys.logKeyArn },
        jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: keys.dataKeyArn },
      },
    },
    { parent },
  );
  for (const [crawler, { prefix, schedule }] of Object.entries(crawlers)) {
    const role = crawlerRole(`${name}-${crawler}-role`, prefix, references, parent);
    new Crawler(
      `${name}-${crawler}`,
      {
        databaseName,
        role: role.arn,
        securityConfiguration: security.name,
        s3Targets: [{ path: interpolate`s3://${mlEnvironment.dataBucketName}/${prefix}` }],
        tablePrefix: `${crawler}_`,
        schemaChangePolicy: { updateBehavior: "UPDATE_IN_DATABASE", deleteBehavior: "LOG" },
        ...(schedule !== undefined && { schedule }),
      },
      { parent, dependsOn: [role] },
    );
  }
}

function crawlerRole(
  name: string,
  prefix: string,
  references: CrawlerReferences,
  parent: ComponentResource,
): ServiceRole {
  const { mlEnvironment, guardrails, keys } = references;
  const { environment } = mlEnvironment;
  return new ServiceRole(
    name,
    {
      description: `Reads the data below ${prefix} to describe its tables`,
      services: [servicePrincipals.glue],
      environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      statements: [
        ...canReadData(references, prefix),
        canDescribeTables(references),
        canUseDataKey(keys),
        canLog(environment),
      ],
    },
    { parent },
  );
}

function canReadData({ mlEnvironment }: CrawlerReferences, prefix: string): PolicyStatement[] {
  const { environment, dataBucketName } = mlEnvironment;
  const arn = (key?: string) => output(dataBucketName).apply((bucket) => bucketArn(environment, bucket, key));
  return [
    { Sid: "ReadData", Effect: "Allow", Action: ["s3:GetObject"], Resource: [arn(`${prefix}*`)] },
    {
      Sid: "ListData",
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: [arn()],
      Condition: { StringLike: { "s3:prefix": [`${prefix}*`] } },
    },
    { Sid: "LocateData", Effect: "Allow", Action: ["s3:GetBucketLocation"], Resource: [arn()] },
  ];
}

const canDescribeTables = (references: CrawlerReferences): PolicyStatement => ({
  Sid: "DescribeTables",
  Effect: "Allow",
  Action: [
    "glue:BatchCreatePartition",
    "glue:BatchGetPartition",
    "glue:CreateTable",
    "glue:GetDatabase",
    "glue:GetPartition",
    "glue:GetPartitions",
    "glue:GetTable",
    "glue:GetTables",
    "glue:UpdatePartition",
    "glue:UpdateTable",
  ],
  Resource: tableArns(references),
});

/** A crawler makes and encrypts its log group, which Glue names after role and security configuration. */
const canLog = (environment: AwsEnvironment): PolicyStatement => ({
  Sid: "WriteLogs",
  Effect: "Allow",
  Action: ["logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
  Resource: [arnIn(environment, "logs", "log-group:/aws-glue/crawlers*")],
});
