import { StackReference } from "@pulumi/pulumi";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { readPlatform } from "./platform.ts";
import { platformOutputs, platformRef, testEnvironment } from "./testing/platform-ref.ts";

test("a platform's references have the values that its stack exports", async () => {
  const environment = testEnvironment("prod");
  const read = await pretendCloud(() => readPlatform(new StackReference("platform.prod"), environment), {
    references: { "platform.prod": platformOutputs(environment) },
  });
  const made = await pretendCloud(() => platformRef(environment));

  expect(read.outputs).toEqual(made.outputs);
});

test("a product before its platform is told once what to deploy first, however much it reads", async () => {
  const product = () => {
    const { keys, mlEnvironment, network } = readPlatform(
      new StackReference("acme/mlops-platform/platform.dev"),
      testEnvironment(),
    );
    new Bucket("predictions", {
      bucket: mlEnvironment.dataBucketName,
      tags: { key: keys.dataKeyArn, vpc: network.vpcId },
    });
    return { vpcId: network.vpcId, key: keys.logKeyArn };
  };
  expect(await pretendProblems(product, { references: { "platform.dev": {} } })).toEqual([
    expect.stringMatching(
      /^stack platform\.dev exports no "[a-z-]+", which this stack reads; deploy it first: pulumi up --stack platform\.dev$/,
    ),
  ]);
});
