import { stackFileProblems } from "@mlops/testing";
import platform from "./index.ts";
import { deployedPlatform } from "./testing/deployed-platform.ts";

const stack = { app: "platform", environment: "dev" } as const;

const reviews = {
  recordIdentifier: "review_id",
  eventTime: "written_at",
  features: { review_id: "String", written_at: "String" },
  online: {},
};

describe("the platform in dev", () => {
  test("publishes its feature store, each group and each model for other stacks", async () => {
    const cloud = await deployedPlatform("dev");
    expect(Object.keys(cloud.outputs)).toEqual(
      expect.arrayContaining([
        "feature-store",
        "feature-group-reviews",
        "feature-group-tweets",
        "registry-sentiment",
        "features",
      ]),
    );
    expect(cloud.outputs.features).toEqual({
      reviews: {
        declared: expect.arrayContaining([{ featureName: "stars", featureType: "Integral" }]) as unknown,
        difference: { toAdd: [], undeclared: [], differing: [] },
      },
      tweets: {
        declared: expect.arrayContaining([
          { featureName: "uppercase_share", featureType: "Fractional" },
        ]) as unknown,
        difference: { toAdd: [], undeclared: [], differing: [] },
      },
    });
  });

  test("lets exactly the reader accounts deploy the versions of its models", async () => {
    const cloud = await deployedPlatform("dev");
    const { Statement } = JSON.parse(String(cloud.inputs("sentiment-policy").resourcePolicy)) as {
      readonly Statement: readonly { readonly Principal: unknown }[];
    };
    const readers = { AWS: ["arn:aws:iam::222233334444:root", "arn:aws:iam::333344445555:root"] };
    expect(Statement.map(({ Principal }) => Principal)).toEqual([readers, readers]);
  });

  test("has no feature store and no registry where the stack file has none", async () => {
    const cloud = await deployedPlatform("dev", { featureStore: undefined, registry: {} });
    expect(Object.keys(cloud.outputs).filter((name) => /feature|registry/.test(name))).toEqual([]);
  });
});

test.each<[string, object, string[]]>([
  [
    "groups and models whose names no output can have",
    { featureStore: { groups: { Reviews_1: reviews } }, registry: { Sentiment: {} } },
    [
      'featureStore.groups.Reviews_1: got "Reviews_1"; expected lower-case letters, digits and single hyphens, a letter first',
      'registry.Sentiment: got "Sentiment"; expected lower-case letters, digits and single hyphens, a letter first',
    ],
  ],
  [
    "a group without its record identifier, and an own account that approves",
    {
      featureStore: { groups: { reviews: { ...reviews, recordIdentifier: "id" } } },
      registry: { sentiment: { approverAccounts: ["111122223333"] } },
    },
    [
      'featureStore.groups.reviews.recordIdentifier: got "id"; expected the name of one of features',
      'registry.sentiment.approverAccounts[0]: got "111122223333"; expected an account other than the stack\'s own',
    ],
  ],
  [
    "a model whose images come from a repository that it does not have",
    { registry: { sentiment: { repositories: ["inference", "scoring"] } } },
    [
      'registry.sentiment.repositories[1]: got "scoring"; expected one of mlEnvironment.repositories: training, inference',
    ],
  ],
])("a stack file of the platform with %s is refused", async (_, change, problems) => {
  expect(await stackFileProblems(platform, stack, change as Record<string, unknown>)).toEqual(problems);
});
