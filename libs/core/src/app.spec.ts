import { z } from "zod";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { defineApp } from "./app.ts";

const config = {
  account: "111122223333",
  region: "eu-west-1",
  owner: "ml-platform",
  costCentre: "4711",
  retainData: false,
  tags: { Team: "risk", Owner: "somebody else" },
  shop: { name: "books" },
};
const app = defineApp({
  sections: () => ({ shop: z.strictObject({ name: z.string() }) }),
  deploy: ({ config: { shop }, options, environment, reference }) => {
    const { aws } = options.providers;
    const bucket = new Bucket(shop.name, {}, { provider: aws });
    const vpcId = reference("platform").getOutput("vpcId");
    return { bucket: bucket.id, account: environment.account, vpcId };
  },
});
const run = () => app.run({ app: "sentiment", environment: "qa" });

test("an app gets the stack's checked values, one provider for its account, and other stacks' outputs", async () => {
  const cloud = await pretendCloud(run, {
    stack: "sentiment.qa",
    organization: "acme",
    config,
    references: { "platform.qa": { vpcId: "vpc-1" } },
  });

  expect(cloud.census()).toEqual(["Bucket books", "StackReference acme/mlops-platform/platform.qa"]);
  expect(cloud.resource("books").provider).toBe("aws");
  expect(cloud.outputs).toMatchObject({ account: "111122223333", vpcId: "vpc-1" });
});

test("the provider refuses other accounts and tags everything, the platform's own tags winning", async () => {
  const options = { stack: "sentiment.qa", config, references: { "platform.qa": {} } };
  const cloud = await pretendCloud(run, options);

  const { version, ...inputs } = cloud.inputs("aws");
  expect(version).toMatch(/^7\./);
  expect(inputs).toEqual({
    region: "eu-west-1",
    allowedAccountIds: '["111122223333"]',
    defaultTags: JSON.stringify({
      tags: {
        Team: "risk",
        Owner: "ml-platform",
        Application: "sentiment",
        Environment: "qa",
        CostCentre: "4711",
        ManagedBy: "pulumi",
      },
    }),
    skipCredentialsValidation: "false",
    skipRegionValidation: "true",
  });
});

test("a deploy role is assumed under a name that tells the stack", async () => {
  const cloud = await pretendCloud(run, {
    stack: "sentiment.qa",
    config: { ...config, deployRoleArn: "arn:aws:iam::111122223333:role/mlops/deploy" },
    references: { "platform.qa": {} },
  });

  expect(cloud.inputs("aws").assumeRoles).toBe(
    '[{"roleArn":"arn:aws:iam::111122223333:role/mlops/deploy","sessionName":"pulumi-sentiment-qa"}]',
  );
});

test("a stack file with mistakes is refused whole, before anything is registered", async () => {
  const problems = await pretendProblems(run, {
    stack: "sentiment.qa",
    config: { ...config, account: "1", shop: {}, "shop:name": "books", "pulumi:tags": "{}" },
  });

  expect(problems).toEqual([
    [
      "stacks/Pulumi.sentiment.qa.yaml cannot be used:",
      `  - shop:name: got a key that nothing reads; expected the project's name before ":"`,
      '  - account: got "1"; expected 12 digits, in quotes',
      "  - shop.name: got nothing; expected a string",
    ].join("\n"),
  ]);
});

test("sections that contradict each other are refused before anything is made", async () => {
  const contradictory = defineApp({
    sections: () => ({ shop: z.strictObject({ name: z.string() }) }),
    problems: ({ shop, owner }) => [`shop.name: got "${shop.name}"; expected another shop of ${owner}`],
    deploy: () => {
      throw new Error("nothing is deployed");
    },
  });
  const options = { stack: "sentiment.qa", config };

  expect(
    await pretendProblems(() => contradictory.run({ app: "sentiment", environment: "qa" }), options),
  ).toEqual([
    [
      "stacks/Pulumi.sentiment.qa.yaml cannot be used:",
      '  - shop.name: got "books"; expected another shop of ml-platform',
    ].join("\n"),
  ]);
});
