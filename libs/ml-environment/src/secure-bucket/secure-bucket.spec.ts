import { output } from "@pulumi/pulumi";
import { awsEnvironment } from "@mlops/core";
import { type Cloud, pretendCloud, pretendProblems } from "@mlops/testing";
import { bucketPolicy } from "./bucket-policy.ts";
import { accessLogRules, bucketLifecycleSettings, objectRules } from "./lifecycle.ts";
import { SecureBucket, bucketNameOf } from "./secure-bucket.ts";

const environment = awsEnvironment({
  app: "platform",
  name: "dev",
  account: "111122223333",
  region: "eu-west-1",
});
const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234";
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const logsOf = (retainData: boolean) =>
  new SecureBucket("logs", { stores: "access-logs", environment, retainData });
const urn = (cloud: Cloud, name: string, type?: string) => cloud.resource(name, type).urn;

describe("a SecureBucket for objects", () => {
  const made = (retainData: boolean) =>
    pretendCloud(() => {
      const logBucket = logsOf(retainData);
      const bucket = new SecureBucket("models", {
        stores: "objects",
        environment,
        retainData,
        keyArn: output(keyArn),
        logBucket,
      });
      return { name: bucket.bucketName };
    });

  test("is private, versioned and encrypted, with access logs and events", async () => {
    const cloud = await made(true);
    const bucket = bucketNameOf(environment, "models");
    expect(cloud.children("models", "SecureBucket")).toEqual([
      "Bucket models",
      "BucketLifecycleConfiguration models-lifecycle",
      "BucketLogging models-logging",
      "BucketNotification models-events",
      "BucketOwnershipControls models-ownership",
      "BucketPolicy models-policy",
      "BucketPublicAccessBlock models-public-access",
      "BucketServerSideEncryptionConfiguration models-encryption",
      "BucketVersioning models-versioning",
    ]);
    expect(cloud.inputs("models", "Bucket")).toEqual({ bucket, forceDestroy: false });
    expect(cloud.inputs("models-public-access")).toEqual({
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(cloud.inputs("models-ownership")).toEqual({
      bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    expect(cloud.inputs("models-versioning")).toEqual({
      bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    expect(cloud.inputs("models-encryption")).toEqual({
      bucket,
      rules: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
          bucketKeyEnabled: true,
          blockedEncryptionTypes: ["SSE-C"],
        },
      ],
    });
    expect(cloud.inputs("models-lifecycle")).toEqual({
      bucket,
      rules: objectRules(bucketLifecycleSettings.parse({})),
    });
    expect(cloud.inputs("models-policy")).toEqual({
      bucket,
      policy: plain(bucketPolicy(environment, bucket, { readerAccounts: [], receivesAccessLogs: false })),
    });
    expect(cloud.inputs("models-logging")).toEqual({
      bucket,
      targetBucket: bucketNameOf(environment, "logs"),
      targetPrefix: `${bucket}/`,
    });
    expect(cloud.inputs("models-events")).toEqual({ bucket, eventbridge: true });
    expect(cloud.outputs).toEqual({ name: bucket });
  });

  test("gives every part the bucket that it belongs to, so that policies can relate them", async () => {
    const cloud = await made(true);
    const parts = cloud.resources.filter(({ parent, name }) => parent === "models" && name !== "models");
    expect(parts.map(({ propertyDependencies }) => propertyDependencies.bucket)).toEqual(
      Array(8).fill([urn(cloud, "models", "Bucket")]),
    );
  });

  test("is configured one step after the other, as S3 refuses two changes at a time", async () => {
    const cloud = await made(true);
    const order = [
      "public-access",
      "ownership",
      "versioning",
      "encryption",
      "lifecycle",
      "policy",
      "logging",
      "events",
    ];
    for (const [index, part] of order.slice(1).entries()) {
      expect(cloud.resource(`models-${part}`).dependencies).toContain(urn(cloud, `models-${order[index]}`));
    }
    expect(cloud.resource("models-logging").dependencies).toContain(urn(cloud, "logs-policy"));
  });

  test("of retained data is protected and never emptied", async () => {
    const cloud = await made(true);
    expect(cloud.resource("models", "Bucket").protect).toBe(true);
    expect(cloud.inputs("models", "Bucket").forceDestroy).toBe(false);
  });

  test("of other data is deleted with its stack", async () => {
    const cloud = await made(false);
    expect(cloud.resource("models", "Bucket").protect).toBe(false);
    expect(cloud.inputs("models", "Bucket").forceDestroy).toBe(true);
  });

  test("takes readers and a lifecycle", async () => {
    const cloud = await pretendCloud(() => {
      new SecureBucket("models", {
        stores: "objects",
        environment,
        retainData: true,
        keyArn,
        logBucket: logsOf(true),
        readerAccounts: ["222222222222"],
        lifecycle: { tierAfter: "0 days", keepOldVersions: "30 days", expire: { "captured/": "90 days" } },
      });
    });
    const readers = { readerAccounts: ["222222222222"], receivesAccessLogs: false };
    expect(cloud.inputs("models-policy").policy).toEqual(
      plain(bucketPolicy(environment, bucketNameOf(environment, "models"), readers)),
    );
    expect(cloud.inputs("models-lifecycle").rules).toEqual(
      objectRules({ tierAfter: "0 days", keepOldVersions: "30 days", expire: { "captured/": "90 days" } }),
    );
  });

  test("is refused with every problem at once", async () => {
    const elsewhere = awsEnvironment({
      app: "platform",
      name: "dev",
      account: "111122223333",
      region: "eu-central-1",
    });
    const problems = await pretendProblems(() => {
      const objects = {
        stores: "objects",
        environment,
        retainData: true,
        keyArn,
        readerAccounts: ["qa"],
        lifecycle: { keepOldVersions: "0 days" },
      } as const;
      const first = new SecureBucket("first", {
        ...objects,
        logBucket: logsOf(true),
        readerAccounts: [],
        lifecycle: {},
      });
      new SecureBucket("models", { ...objects, environment: elsewhere, logBucket: first });
    });
    expect(problems).toEqual([
      [
        "models cannot be built:",
        "  - logBucket: got account 111122223333, eu-west-1; expected account 111122223333, eu-central-1",
        '  - logBucket.stores: got "objects"; expected "access-logs"',
        '  - lifecycle.keepOldVersions: got "0 days"; expected 1 to 3650 whole days, such as "1 day"',
        '  - readerAccounts[0]: got "qa"; expected 12 digits, in quotes',
      ].join("\n"),
    ]);
  });
});

describe("a SecureBucket for access logs", () => {
  test("is encrypted by S3, lets S3 deliver, and logs nothing itself", async () => {
    const cloud = await pretendCloud(() => {
      logsOf(true);
    });
    const bucket = bucketNameOf(environment, "logs");
    expect(cloud.census()).toEqual([
      "Bucket logs",
      "BucketLifecycleConfiguration logs-lifecycle",
      "BucketOwnershipControls logs-ownership",
      "BucketPolicy logs-policy",
      "BucketPublicAccessBlock logs-public-access",
      "BucketServerSideEncryptionConfiguration logs-encryption",
      "BucketVersioning logs-versioning",
      "SecureBucket logs",
    ]);
    expect(cloud.inputs("logs-encryption")).toEqual({
      bucket,
      rules: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" },
          blockedEncryptionTypes: ["SSE-C"],
        },
      ],
    });
    expect(cloud.inputs("logs-policy").policy).toEqual(
      plain(bucketPolicy(environment, bucket, { readerAccounts: [], receivesAccessLogs: true })),
    );
    expect(cloud.inputs("logs-lifecycle")).toEqual({ bucket, rules: accessLogRules("365 days") });
  });

  test("keeps them for as long as is set", async () => {
    const cloud = await pretendCloud(() => {
      new SecureBucket("logs", {
        stores: "access-logs",
        environment,
        retainData: false,
        retention: "30 days",
      });
    });
    expect(cloud.inputs("logs-lifecycle").rules).toEqual(accessLogRules("30 days"));
  });

  test("is refused when it keeps them for no whole day", async () => {
    const problems = await pretendProblems(() => {
      new SecureBucket("logs", {
        stores: "access-logs",
        environment,
        retainData: false,
        retention: "1 hour",
      });
    });
    expect(problems).toEqual([
      'logs cannot be built:\n  - retention: got "1 hour"; expected 1 to 3650 whole days, such as "1 day"',
    ]);
  });
});

describe("a bucket's name", () => {
  test("is the same in every run", () => {
    expect(bucketNameOf(environment, "models")).toBe("mlops-platform-dev-models-2da1dccb");
  });

  test("is different for every environment, account and region: all of AWS shares bucket names", () => {
    const names = [
      environment,
      awsEnvironment({ app: "platform", name: "qa", account: "111122223333", region: "eu-west-1" }),
      awsEnvironment({ app: "platform", name: "dev", account: "222222222222", region: "eu-west-1" }),
      awsEnvironment({ app: "platform", name: "dev", account: "111122223333", region: "eu-central-1" }),
    ].map((somewhere) => bucketNameOf(somewhere, "models"));
    expect(new Set(names).size).toBe(4);
  });

  test("is one that S3 takes, however long the component's is", () => {
    const name = bucketNameOf(environment, "a-very-long-name-that-somebody-thought-of".repeat(3));
    expect(name).toMatch(/^[a-z][a-z0-9-]{1,61}[a-z0-9]$/);
  });
});
