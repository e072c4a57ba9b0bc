import { output } from "@pulumi/pulumi";
import { Provider } from "@pulumi/aws/provider.js";
import type { KeysRef } from "@mlops/contracts";
import { awsEnvironment, settingsProblems } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import {
  MlEnvironment,
  type MlEnvironmentArgs,
  bucketNameOf,
  mlEnvironmentSettings,
  repositoryNameOf,
} from "./index.ts";

const environment = awsEnvironment({
  app: "platform",
  name: "dev",
  account: "111122223333",
  region: "eu-west-1",
});
const keys: KeysRef = {
  environment,
  dataKeyArn: output("arn:aws:kms:eu-west-1:111122223333:key/data"),
  logKeyArn: output("arn:aws:kms:eu-west-1:111122223333:key/logs"),
};

const made = (args: Partial<MlEnvironmentArgs> = {}) =>
  pretendCloud(() => {
    const ml = new MlEnvironment("ml", { environment, keys, retainData: true, ...args });
    const { dataBucketName, artifactBucketName, logBucketName, repositoryUrls } = ml;
    return { dataBucketName, artifactBucketName, logBucketName, repositoryUrls };
  });

const bucketParts = (name: string) => [
  `Bucket ${name}`,
  `BucketLifecycleConfiguration ${name}-lifecycle`,
  `BucketOwnershipControls ${name}-ownership`,
  `BucketPolicy ${name}-policy`,
  `BucketPublicAccessBlock ${name}-public-access`,
  `BucketServerSideEncryptionConfiguration ${name}-encryption`,
  `BucketVersioning ${name}-versioning`,
  `SecureBucket ${name}`,
];
const objectBucketParts = (name: string) => [
  ...bucketParts(name),
  `BucketLogging ${name}-logging`,
  `BucketNotification ${name}-events`,
];
const jobLogs = [
  "JobLogs ml-job-logs",
  ...[
    "compilation-jobs",
    "notebook-instances",
    "processing-jobs",
    "studio",
    "training-jobs",
    "transform-jobs",
  ].map((group) => `LogGroup ml-job-logs-${group}`),
];
const parts = [
  ...jobLogs,
  ...bucketParts("ml-logs"),
  ...objectBucketParts("ml-data"),
  ...objectBucketParts("ml-artifacts"),
];

describe("an MlEnvironment", () => {
  test("has a bucket for data, one for artifacts, one for their access logs, and the logs of jobs", async () => {
    const cloud = await made();
    expect(cloud.census()).toEqual(["MlEnvironment ml", ...parts].sort());
    expect(cloud.children("ml")).toEqual([
      "JobLogs ml-job-logs",
      "SecureBucket ml-artifacts",
      "SecureBucket ml-data",
      "SecureBucket ml-logs",
    ]);
    expect(cloud.outputs).toEqual({
      dataBucketName: bucketNameOf(environment, "ml-data"),
      artifactBucketName: bucketNameOf(environment, "ml-artifacts"),
      logBucketName: bucketNameOf(environment, "ml-logs"),
      repositoryUrls: {},
    });
  });

  test("has a repository for each name", async () => {
    const cloud = await made({ repositories: ["churn", "fraud"], readerAccounts: ["222222222222"] });
    expect(cloud.census()).toEqual(
      [
        "MlEnvironment ml",
        ...parts,
        "Repository ml-churn",
        "Repository ml-churn",
        "Repository ml-fraud",
        "Repository ml-fraud",
        "RepositoryPolicy ml-churn-pull",
        "RepositoryPolicy ml-fraud-pull",
      ].sort(),
    );
    expect(cloud.inputs("ml-churn", "awsx:ecr:Repository").name).toBe(
      repositoryNameOf(environment, "ml-churn"),
    );
    expect(cloud.outputs.repositoryUrls).toEqual({ churn: UNKNOWN, fraud: UNKNOWN });
  });

  test("encrypts everything but access logs with the data key", async () => {
    const cloud = await made({ repositories: ["churn"] });
    const key = "arn:aws:kms:eu-west-1:111122223333:key/data";
    const keyOf = (bucket: string) =>
      JSON.stringify(cloud.inputs(`${bucket}-encryption`).rules).includes(key);
    expect(["ml-data", "ml-artifacts", "ml-logs"].map(keyOf)).toEqual([true, true, false]);
    expect(cloud.inputs("ml-churn", "awsx:ecr:Repository").encryptionConfigurations).toEqual([
      { encryptionType: "KMS", kmsKey: key },
    ]);
  });

  test("opens artifacts to reader accounts, but no data and no access logs", async () => {
    const cloud = await made({ readerAccounts: ["222222222222"] });
    const names = (bucket: string) =>
      JSON.stringify(cloud.inputs(`${bucket}-policy`)).includes("222222222222");
    expect(["ml-data", "ml-artifacts", "ml-logs"].map(names)).toEqual([false, true, false]);
  });

  test("lets its account's identities in through its network's endpoint, but for the deploy and named roles", async () => {
    const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
    const cloud = await made({
      perimeter: { roles: [role("mlops/sentiment-*")], vpcEndpointIds: ["vpce-0c2d"] },
      withinPerimeter: { vpcEndpointIds: [output("vpce-0a1b")], roles: [role("mlops/deploy")] },
    });
    const only = (bucket: string) => {
      const { policy } = cloud.inputs(`${bucket}-policy`) as {
        policy: { Statement: { Sid: string; Condition: unknown }[] };
      };
      return policy.Statement.find(({ Sid }) => Sid === "OnlyThroughEndpoints")?.Condition;
    };
    const condition = {
      ArnNotLike: { "aws:PrincipalArn": [role("mlops/deploy"), role("mlops/sentiment-*")] },
      Bool: { "aws:ViaAWSService": "false" },
      StringEquals: { "aws:PrincipalAccount": "111122223333" },
      StringNotEquals: { "aws:SourceVpce": ["vpce-0a1b", "vpce-0c2d"] },
    };
    expect(["ml-data", "ml-artifacts", "ml-logs"].map(only)).toEqual([condition, condition, undefined]);
  });

  test("refuses a perimeter that nobody is within, or that no person can pass", async () => {
    const [refusal] = await pretendProblems(
      () => void new MlEnvironment("ml", { environment, keys, retainData: true, perimeter: { roles: [] } }),
    );
    expect(refusal?.split("\n").slice(1)).toEqual([
      "  - perimeter.vpcEndpointIds: got []; expected at least one endpoint; the network makes no endpoint of S3: " +
        "name the VPC's own one, or leave the perimeter out",
      "  - perimeter.roles: got []; expected at least 1 item",
    ]);
  });

  test("protects what holds data, exactly when data is retained", async () => {
    const protectedOf = async (retainData: boolean) =>
      (await made({ retainData, repositories: ["churn"] })).resources
        .filter(({ protect }) => protect)
        .map(({ type, name }) => `${type} ${name}`)
        .sort();
    expect(await protectedOf(true)).toEqual([
      "aws:s3/bucket:Bucket ml-artifacts",
      "aws:s3/bucket:Bucket ml-data",
      "aws:s3/bucket:Bucket ml-logs",
      "awsx:ecr:Repository ml-churn",
    ]);
    expect(await protectedOf(false)).toEqual([]);
  });

  test("gives each bucket and repository its own lifecycle", async () => {
    const cloud = await made({
      repositories: ["churn"],
      dataLifecycle: { expire: { "captured/": "90 days" } },
      artifactLifecycle: { keepOldVersions: "700 days" },
      accessLogRetention: "30 days",
      images: { keepNewest: 7 },
    });
    const rules = (bucket: string) => JSON.stringify(cloud.inputs(`${bucket}-lifecycle`).rules);
    expect(rules("ml-data")).toContain('"prefix":"captured/"');
    expect(rules("ml-artifacts")).not.toContain("captured/");
    expect(rules("ml-artifacts")).toContain('"noncurrentDays":700');
    expect(rules("ml-logs")).toContain('"days":30');
    expect(JSON.stringify(cloud.inputs("ml-churn", "awsx:ecr:Repository"))).toContain(
      '"maximumNumberOfImages":7',
    );
  });

  test("is made in the account of its provider, remote components as well", async () => {
    const cloud = await pretendCloud(
      () => {
        const aws = new Provider("stack", { region: "eu-west-1" });
        const args = { environment, keys, retainData: true, repositories: ["churn"] };
        new MlEnvironment("ml", { ...args, readerAccounts: ["222222222222"] }, { providers: { aws } });
      },
      { config: { "pulumi:disable-default-providers": ["aws"] } },
    );
    const managed = cloud.resources.filter(({ type }) => type.startsWith("aws:"));
    expect(new Set(managed.map(({ provider }) => provider))).toEqual(new Set(["stack"]));
    expect(cloud.resource("ml-churn", "awsx:ecr:Repository").providers).toEqual({ aws: "stack" });
  });

  test("is refused with every problem at once", async () => {
    const problems = await pretendProblems(() => {
      new MlEnvironment("ml", {
        environment: awsEnvironment({
          app: "platform",
          name: "qa",
          account: "222222222222",
          region: "eu-west-1",
        }),
        keys,
        retainData: true,
        repositories: ["Churn"],
        readerAccounts: ["qa"],
        images: { keepNewest: 0 },
      });
    });
    expect(problems).toEqual([
      [
        "ml cannot be built:",
        "  - keys: got account 111122223333, eu-west-1; expected account 222222222222, eu-west-1",
        '  - repositories[0]: got "Churn"; expected lower-case letters, digits and single hyphens, ' +
          "a letter first, 2 to 60 characters",
        "  - images.keepNewest: got 0; expected a whole number from 1 to 100000",
        '  - readerAccounts[0]: got "qa"; expected 12 digits, in quotes',
      ].join("\n"),
    ]);
  });
});

describe("settings of an MlEnvironment", () => {
  const nameProblem = (name: string) => [
    `repositories[0]: got ${JSON.stringify(name)}; expected lower-case letters, digits and single hyphens, ` +
      "a letter first, 2 to 60 characters",
  ];

  test.each<[string, object, string[]]>([
    ["may be as few as possible", {}, []],
    ["may name repositories", { repositories: ["churn", "churn-2", "ab"] }, []],
    ["have no repository of one letter", { repositories: ["a"] }, nameProblem("a")],
    ["have no repository in a folder", { repositories: ["team/churn"] }, nameProblem("team/churn")],
    ["have no repository that begins with a digit", { repositories: ["2churn"] }, nameProblem("2churn")],
    ["have no repository with two hyphens in a row", { repositories: ["a--b"] }, nameProblem("a--b")],
    [
      "have no repository with a name too long",
      { repositories: ["a".repeat(61)] },
      nameProblem("a".repeat(61)),
    ],
    [
      "have no repository twice",
      { repositories: ["churn", "fraud", "churn"] },
      ['repositories[2]: got "churn"; expected each one once'],
    ],
    [
      "say which time is wrong",
      {
        dataLifecycle: { tierAfter: "1 hour" },
        artifactLifecycle: { keepOldVersions: "0 days" },
        accessLogRetention: "3651 days",
        images: { expireUntaggedAfter: "0 days" },
      },
      [
        'dataLifecycle.tierAfter: got "1 hour"; expected 0 to 3650 whole days, such as "0 days"',
        'artifactLifecycle.keepOldVersions: got "0 days"; expected 1 to 3650 whole days, such as "1 day"',
        'accessLogRetention: got "3651 days"; expected 1 to 3650 whole days, such as "1 day"',
        'images.expireUntaggedAfter: got "0 days"; expected 1 to 3650 whole days, such as "1 day"',
      ],
    ],
  ])("%s", (_, settings, problems) => {
    expect(settingsProblems(mlEnvironmentSettings, settings)).toEqual(problems);
  });
});
