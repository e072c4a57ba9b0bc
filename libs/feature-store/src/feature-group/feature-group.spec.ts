import { settingsProblems } from "@mlops/core";
import { type Cloud, pretendCloud, pretendProblems } from "@mlops/testing";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { customers, groupReferences } from "../testing/stores.ts";
import { FeatureStore } from "../feature-store/feature-store.ts";
import { FeatureGroup, type FeatureGroupArgs, featureGroupNameOf } from "./feature-group.ts";
import { featureGroupSettings } from "./feature-group-settings.ts";

const key = "arn:aws:kms:eu-west-1:111122223333:key/data";
const group = (change: Partial<FeatureGroupArgs> = {}): FeatureGroupArgs => ({
  ...groupReferences(),
  ...customers,
  online: {},
  offline: {},
  ...change,
});
const made = (change?: Partial<FeatureGroupArgs>, name = "customers"): Promise<Cloud> =>
  pretendCloud(() => {
    const { featureGroupName, tableName, difference } = new FeatureGroup(name, group(change));
    return { featureGroupName, tableName, difference };
  });
const inputsOf = async (change: Partial<FeatureGroupArgs>) =>
  (await made(change)).inputs("customers", "aws:sagemaker/featureGroup:FeatureGroup");

describe("a feature group", () => {
  test("has an online and an offline store, both encrypted with the data key, and a table in the store's database", async () => {
    const cloud = await made();
    expect(cloud.census()).toEqual(["FeatureGroup customers", "FeatureGroup customers"]);
    const { environment } = groupReferences();
    expect(cloud.inputs("customers", "aws:sagemaker/featureGroup:FeatureGroup")).toEqual({
      featureGroupName: featureGroupNameOf(environment, "customers"),
      recordIdentifierFeatureName: "customer-id",
      eventTimeFeatureName: "updated-at",
      featureDefinitions: [
        { featureName: "customer-id", featureType: "String" },
        { featureName: "updated-at", featureType: "Fractional" },
        { featureName: "visits", featureType: "Integral" },
      ],
      roleArn: "arn:aws:iam::111122223333:role/mlops/offline",
      onlineStoreConfig: {
        enableOnlineStore: true,
        storageType: "Standard",
        securityConfig: { kmsKeyId: key },
      },
      throughputConfig: { throughputMode: "OnDemand" },
      offlineStoreConfig: {
        tableFormat: "Iceberg",
        s3StorageConfig: { s3Uri: "s3://data-bucket/feature-store/offline", kmsKeyId: key },
        dataCatalogConfig: { catalog: "AwsDataCatalog", database: "features", tableName: "customers" },
      },
    });
    expect(cloud.outputs).toEqual({
      featureGroupName: featureGroupNameOf(environment, "customers"),
      tableName: "customers",
      difference: { toAdd: [], undeclared: [], differing: [] },
    });
    expect(cloud.logs).toEqual([]);
  });

  test("keeps its features, and fails before it deletes anything, whatever would replace it", async () => {
    const { protect, options } = (await made()).resource(
      "customers",
      "aws:sagemaker/featureGroup:FeatureGroup",
    );
    expect({
      protect,
      ignoreChanges: options.ignoreChanges,
      deleteBeforeReplace: options.deleteBeforeReplace,
    }).toEqual({ protect: true, ignoreChanges: ["featureDefinitions"], deleteBeforeReplace: false });
  });

  test("waits for the rights of the role that SageMaker tries when it makes the group", async () => {
    const { guardrails, mlEnvironment } = platformRef();
    const cloud = await pretendCloud(() => {
      const { environment, keys, retainData } = groupReferences();
      const references = { environment, keys, guardrails, mlEnvironment, retainData };
      const featureStore = new FeatureStore("features", references);
      new FeatureGroup("customers", group({ featureStore }));
    });
    const { dependencies } = cloud.resource("customers", "aws:sagemaker/featureGroup:FeatureGroup");
    expect(dependencies).toContain(cloud.resource("features-offline-policy").urn);
  });

  test("is protected exactly where data is retained", async () => {
    const cloud = await made({ retainData: false });
    expect(cloud.resource("customers", "aws:sagemaker/featureGroup:FeatureGroup").protect).toBe(false);
  });

  test("says which declared features the deployed group lacks, and what to do", async () => {
    const deployed = [
      { featureName: "customer-id", featureType: "String", collectionType: "" },
      { featureName: "updated-at", featureType: "String", collectionType: "" },
      { featureName: "age", featureType: "Integral", collectionType: "" },
    ];
    const cloud = await pretendCloud(
      () =>
        new FeatureGroup("customers", group(), {
          // What ignoreChanges does once the group exists.
          transforms: [
            ({ type, props, opts }) =>
              type === "aws:sagemaker/featureGroup:FeatureGroup"
                ? { props: { ...props, featureDefinitions: deployed }, opts }
                : undefined,
          ],
        }),
    );
    expect(cloud.resource("customers", "mlops:feature-store:FeatureGroup").outputs.difference).toEqual({
      toAdd: ["visits"],
      undeclared: ["age"],
      differing: ["updated-at"],
    });
    expect(cloud.logs).toEqual([
      "warning: customers: features visits are declared but not deployed; add them by npm run mlops -- features " +
        "add (docs/operations/features.md), then run pulumi refresh",
      "warning: customers: features age are deployed but not declared; declare them again, because none can be removed",
      "warning: customers: features updated-at are deployed with another type; declare the deployed type, because it " +
        "cannot change",
    ]);
  });

  test("has provisioned throughput and a time to live where these are asked for", async () => {
    const { onlineStoreConfig, throughputConfig } = await inputsOf({
      online: { timeToLive: "30 days", throughput: { readUnits: 10, writeUnits: 5 } },
    });
    expect(onlineStoreConfig).toMatchObject({ ttlDuration: { unit: "Days", value: 30 } });
    expect(throughputConfig).toEqual({
      throughputMode: "Provisioned",
      provisionedReadCapacityUnits: 10,
      provisionedWriteCapacityUnits: 5,
    });
  });

  test("keeps collections in memory, without an offline store and without a throughput mode", async () => {
    const inputs = await inputsOf({
      features: {
        ...customers.features,
        tags: { set: "String" },
        path: { list: "Integral" },
        face: { vector: 3 },
      },
      online: { storage: "in-memory" },
      offline: undefined,
    });
    expect(inputs).toMatchObject({
      onlineStoreConfig: { storageType: "InMemory", securityConfig: { kmsKeyId: key } },
      featureDefinitions: expect.arrayContaining([
        { featureName: "tags", featureType: "String", collectionType: "Set" },
        { featureName: "path", featureType: "Integral", collectionType: "List" },
        {
          featureName: "face",
          featureType: "Fractional",
          collectionType: "Vector",
          collectionConfig: { vectorConfig: { dimension: 3 } },
        },
      ]) as unknown,
    });
    expect(inputs.throughputConfig).toBeUndefined();
    expect(inputs.offlineStoreConfig).toBeUndefined();
  });

  test.each([
    ["Churn-2", "churn_2"],
    ["2024-churn", "t_2024_churn"],
  ])("called %s has the table %s, which Athena reads without quotes", async (name, table) => {
    expect((await made({}, name)).outputs.tableName).toBe(table);
  });

  test("has a name that fits the longest logical name", () => {
    const { environment } = groupReferences();
    expect(featureGroupNameOf(environment, "x".repeat(200))).toMatch(/^[a-zA-Z0-9]([_-]*[a-zA-Z0-9]){0,63}$/);
  });
});

test.each<[string, object, string[]]>([
  [
    "a record identifier and an event time that are no features",
    { recordIdentifier: "id", eventTime: "toString" },
    [
      'recordIdentifier: got "id"; expected the name of one of features',
      'eventTime: got "toString"; expected the name of one of features',
    ],
  ],
  [
    "an event time of a type that holds no time",
    { eventTime: "visits" },
    ['features.visits: got "Integral"; expected String or Fractional, because it is the eventTime'],
  ],
  [
    "one feature for both",
    { eventTime: "customer-id" },
    ['eventTime: got "customer-id"; expected a feature other than recordIdentifier'],
  ],
  [
    "features of one name",
    { features: { ...customers.features, Visits: "String" } },
    ['features.Visits: got "Visits"; expected each feature once, whatever its case'],
  ],
  [
    "a name of the store's own",
    { features: { ...customers.features, Write_Time: "String" } },
    [
      'features.Write_Time: got "Write_Time"; expected a name other than is_deleted, write_time, api_invocation_time',
    ],
  ],
  [
    "an illegal name and an unknown type, beside a wrong event time",
    { features: { ...customers.features, "-x": "String", y: "Text" }, eventTime: "nothing" },
    [
      'features.y: got "Text"; expected "String", "Integral" or "Fractional" or an object',
      'features.-x: got "-x"; expected a name of 1 to 64 letters, digits, "-" and "_", with a letter or a digit at both ends',
      'eventTime: got "nothing"; expected the name of one of features',
    ],
  ],
  [
    "collections in a standard store",
    { features: { ...customers.features, tags: { set: "String" } } },
    [
      'features.tags: got {"set":"String"}; expected String, Integral or Fractional; collections need ' +
        'online.storage "in-memory"',
    ],
  ],
  [
    "two vectors",
    {
      features: { ...customers.features, a: { vector: 3 }, b: { vector: 3 } },
      online: { storage: "in-memory" },
      offline: undefined,
    },
    ['features.b: got {"vector":3}; expected one vector in a group'],
  ],
  [
    "a throughput mode in memory",
    { online: { storage: "in-memory", throughput: "on-demand" }, offline: undefined },
    [
      'online.throughput: got "on-demand"; expected nothing, because an in-memory store has no throughput mode',
    ],
  ],
  [
    "a store in memory that should feed an offline store",
    { online: { storage: "in-memory" } },
    [
      'offline: got {"format":"iceberg"}; expected nothing, because an in-memory online store cannot feed an offline store',
    ],
  ],
  [
    "no store",
    { online: undefined, offline: undefined },
    ["online: got nothing; expected at least one store: set online, offline or both"],
  ],
  [
    "a time to live that is not whole, a table that Athena cannot read, and half a throughput",
    {
      online: { timeToLive: "1.5 days", throughput: { readUnits: 1 } },
      offline: { tableName: "Customers-1" },
    },
    [
      'online.timeToLive: got "1.5 days"; expected a whole number, from 1, and a unit, such as "30 days"',
      "online.throughput.writeUnits: got nothing; expected a whole number from 0 to 10000000",
      'offline.tableName: got "Customers-1"; expected lower-case letters, digits and "_", a letter first, at most 255 characters',
    ],
  ],
])("a feature group with %s is refused", (_, change, problems) => {
  expect(
    settingsProblems(featureGroupSettings, { ...customers, online: {}, offline: {}, ...change }),
  ).toEqual(problems);
});

test("a feature group is refused with everything that is wrong, references included", async () => {
  const elsewhere = { ...testEnvironment(), account: "444455556666" };
  const { featureStore } = groupReferences();
  expect(
    await pretendProblems(
      () =>
        new FeatureGroup(
          "customers",
          group({
            featureStore: { ...featureStore, environment: elsewhere },
            online: undefined,
            offline: undefined,
          }),
        ),
    ),
  ).toEqual([
    "customers cannot be built:\n" +
      "  - featureStore: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1\n" +
      "  - online: got nothing; expected at least one store: set online, offline or both",
  ]);
});
