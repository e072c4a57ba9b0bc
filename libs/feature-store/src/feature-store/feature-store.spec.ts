import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { settingsProblems } from "@mlops/core";
import { type Cloud, UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import {
  FeatureStore,
  type FeatureStoreArgs,
  databaseNameOf,
  featureStoreSettings,
} from "./feature-store.ts";

const { environment, keys, guardrails, mlEnvironment } = platformRef();
const dataKey = "arn:aws:kms:eu-west-1:111122223333:key/data";
const references = { environment, keys, guardrails, mlEnvironment, retainData: true };
const made = (args: Partial<FeatureStoreArgs> = {}): Promise<Cloud> =>
  pretendCloud(() => {
    const { databaseName, workgroupName, bucketName } = new FeatureStore("features", {
      ...references,
      ...args,
    });
    return { databaseName, workgroupName, bucketName };
  });
const base = [
  "CatalogDatabase features-database",
  "FeatureStore features",
  "Role features-offline",
  "RolePolicy features-offline-policy",
  "ServiceRole features-offline",
  "Workgroup features-workgroup",
];

describe("a feature store", () => {
  test("is a database, a workgroup and the role that SageMaker writes with", async () => {
    const cloud = await made();
    expect(cloud.census()).toEqual(base);
    expect(cloud.outputs).toEqual({
      databaseName: databaseNameOf(environment, "features"),
      workgroupName: cloud.inputs("features-workgroup").name,
      bucketName: "data-bucket",
    });
  });

  test("encrypts results in a place that nobody who queries can change, and ends queries that read too much", async () => {
    expect((await made({ scanLimitGiB: 2 })).inputs("features-workgroup").configuration).toEqual({
      enforceWorkgroupConfiguration: true,
      publishCloudwatchMetricsEnabled: true,
      bytesScannedCutoffPerQuery: 2_147_483_648,
      resultConfiguration: {
        outputLocation: "s3://data-bucket/feature-store/query-results/",
        encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: dataKey },
      },
    });
  });

  test("is not deleted with anything in it where data is retained", async () => {
    const kept = async (retainData: boolean) => {
      const cloud = await made({ retainData });
      return [cloud.resource("features-database").protect, cloud.inputs("features-workgroup").forceDestroy];
    };
    expect([await kept(true), await kept(false)]).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test("lets SageMaker write offline stores and their tables, whatever account it names, and nothing else", async () => {
    const cloud = await made();
    expect(cloud.inputs("features-offline", "Role").assumeRolePolicy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["sagemaker.amazonaws.com"] },
          Action: ["sts:AssumeRole"],
          Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } },
        },
      ],
    });
    const bucket = "arn:aws:s3:::data-bucket";
    const glue = "arn:aws:glue:eu-west-1:111122223333";
    const database = databaseNameOf(environment, "features");
    expect(cloud.inputs("features-offline-policy").policy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "CheckBucket",
          Effect: "Allow",
          Action: ["s3:GetBucketAcl", "s3:GetBucketLocation"],
          Resource: [bucket],
        },
        {
          Sid: "ListOfflineStores",
          Effect: "Allow",
          Action: ["s3:ListBucket"],
          Resource: [bucket],
          Condition: { StringLike: { "s3:prefix": ["feature-store/offline/*"] } },
        },
        {
          Sid: "WriteOfflineStores",
          Effect: "Allow",
          Action: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"],
          Resource: [`${bucket}/feature-store/offline/*`],
        },
        {
          Sid: "KeepTables",
          Effect: "Allow",
          Action: ["glue:GetDatabase", "glue:GetTable", "glue:UpdateTable"],
          Resource: [`${glue}:catalog`, `${glue}:database/${database}`, `${glue}:table/${database}/*`],
        },
        {
          Sid: "UseDataKey",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
          Resource: [dataKey],
        },
      ],
    });
  });

  test("keeps queries with parameters as prepared statements, others as named queries", async () => {
    const cloud = await made({
      queries: {
        active: { sql: "SELECT * FROM customers WHERE visits > ?", description: "Training data" },
        lost: { sql: "SELECT * FROM customers WHERE note = 'why?' -- ?", description: "Lost ones" },
      },
    });
    expect(cloud.census()).toEqual(
      [...base, "NamedQuery features-lost", "PreparedStatement features-active"].sort(),
    );
    const workgroup = cloud.inputs("features-workgroup").name;
    expect(cloud.inputs("features-active")).toEqual({
      name: "active",
      workgroup,
      queryStatement: "SELECT * FROM customers WHERE visits > ?",
      description: "Training data",
    });
    expect(cloud.inputs("features-lost")).toEqual({
      name: "lost",
      workgroup,
      database: databaseNameOf(environment, "features"),
      query: "SELECT * FROM customers WHERE note = 'why?' -- ?",
      description: "Lost ones",
    });
  });

  test("has crawlers that encrypt what they write, read their prefix alone and drop no table", async () => {
    const cloud = await made({
      crawlers: { reviews: { prefix: "raw/reviews/", schedule: "cron(0 3 * * ? *)" } },
    });
    expect(cloud.census()).toEqual(
      [
        ...base,
        "Crawler features-reviews",
        "Role features-reviews-role",
        "RolePolicy features-reviews-role-policy",
        "SecurityConfiguration features-crawlers",
        "ServiceRole features-reviews-role",
      ].sort(),
    );
    expect(cloud.inputs("features-reviews")).toEqual({
      databaseName: databaseNameOf(environment, "features"),
      role: UNKNOWN,
      securityConfiguration: UNKNOWN,
      s3Targets: [{ path: "s3://data-bucket/raw/reviews/" }],
      tablePrefix: "reviews_",
      schemaChangePolicy: { updateBehavior: "UPDATE_IN_DATABASE", deleteBehavior: "LOG" },
      schedule: "cron(0 3 * * ? *)",
    });
    expect(cloud.inputs("features-crawlers").encryptionConfiguration).toEqual({
      s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: dataKey },
      cloudwatchEncryption: {
        cloudwatchEncryptionMode: "SSE-KMS",
        kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/logs",
      },
      jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: dataKey },
    });
    expect(JSON.stringify(cloud.inputs("features-reviews-role-policy").policy)).toContain(
      '"arn:aws:s3:::data-bucket/raw/reviews/*"',
    );
  });

  test("leaves it to Lake Formation who reads, where that is asked for", async () => {
    const reader = "arn:aws:iam::111122223333:role/mlops/analysts";
    const cloud = await made({ lakeFormation: { readers: [reader] } });
    const database = databaseNameOf(environment, "features");
    expect(cloud.census()).toEqual(
      [
        ...base,
        "Permissions features-reader-analysts",
        "Permissions features-writer",
        "Permissions features-writer-location",
        "Resource features-location",
      ].sort(),
    );
    expect(cloud.inputs("features-location")).toEqual({
      arn: "arn:aws:s3:::data-bucket/feature-store/offline",
      roleArn: UNKNOWN,
    });
    expect(cloud.inputs("features-reader-analysts")).toEqual({
      principal: reader,
      permissions: ["DESCRIBE", "SELECT"],
      table: { databaseName: database, wildcard: true },
    });
    const trust = cloud.inputs("features-offline", "Role").assumeRolePolicy;
    expect(JSON.stringify(trust)).toContain('["sagemaker.amazonaws.com","lakeformation.amazonaws.com"]');
  });

  test("lets roles of the same name in several accounts read", async () => {
    const readers = ["111122223333", "222233334444"].map(
      (account) => `arn:aws:iam::${account}:role/mlops/analysts`,
    );
    const cloud = await made({ lakeFormation: { readers } });
    expect(cloud.inputs("features-reader-analysts").principal).toBe(readers[0]);
    expect(cloud.inputs("features-reader-222233334444-analysts").principal).toBe(readers[1]);
  });
});

test("what a stack file may not set for a feature store is named, all at once", () => {
  expect(
    settingsProblems(featureStoreSettings, {
      scanLimitGiB: 0.5,
      queries: { "1st": { sql: "SELECT 1", description: "x" }, second: { sql: "", description: "x" } },
      crawlers: { raw: { prefix: "/raw", schedule: "daily" } },
      lakeFormation: {
        readers: [
          "arn:aws:iam::111122223333:role/a/analysts",
          "analysts",
          "arn:aws:iam::111122223333:role/b/analysts",
        ],
      },
    }),
  ).toEqual([
    "scanLimitGiB: got 0.5; expected a whole number from 1",
    'queries.1st: got "1st"; expected 2 to 256 letters, digits, "_", "@" and ":", with a letter or "_" first',
    'queries.second.sql: got ""; expected at least 1 character',
    'crawlers.raw.prefix: got "/raw"; expected a prefix that ends with "/", such as "raw/reviews/"',
    'crawlers.raw.schedule: got "daily"; expected a schedule such as "cron(0 3 * * ? *)"',
    'lakeFormation.readers[1]: got "analysts"; expected the ARN of an IAM role',
    'lakeFormation.readers[2]: got "arn:aws:iam::111122223333:role/b/analysts"; expected another role than readers[0]: ' +
      "an account has one role of a name, whatever its path",
  ]);
});

test("a feature store takes no references of another account", async () => {
  const elsewhere = { ...testEnvironment(), account: "444455556666" };
  const keysElsewhere = { ...keys, environment: elsewhere };
  expect(
    await pretendProblems(() => new FeatureStore("features", { ...references, keys: keysElsewhere })),
  ).toEqual([
    "features cannot be built:\n" +
      "  - keys: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1",
  ]);
});

test("the database has a name that Athena reads without quotes, however long the logical name", () => {
  expect(databaseNameOf(environment, "Features-of ".repeat(40))).toMatch(/^[a-z][a-z0-9_]{0,254}$/);
});
