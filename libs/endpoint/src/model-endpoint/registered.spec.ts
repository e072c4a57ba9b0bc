import { output } from "@pulumi/pulumi";
import { Topic } from "@pulumi/aws/sns/topic.js";
import type { RegistryRef } from "@mlops/contracts";
import { testEnvironment } from "@mlops/contracts/testing";
import type { AwsEnvironment } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { dataKey, platformOf } from "../testing/platform.ts";
import { fraud, inside, realTime, statement } from "../testing/endpoints.ts";
import type { RealTimeEndpointArgs } from "./endpoint-args.ts";

const dev = { ...testEnvironment(), account: "444455556666" };
const registryIn = (environment: AwsEnvironment): RegistryRef => ({
  environment,
  groupName: output("fraud"),
  groupArn: output("arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/fraud"),
  artifactsUri: output("s3://dev-artifacts/models/fraud/"),
  artifactKeyArn: output("arn:aws:kms:eu-west-1:444455556666:key/dev"),
  images: output(["444455556666.dkr.ecr.eu-west-1.amazonaws.com/inference"]),
});
const variant = (version: number) =>
  ({ model: { kind: "registered", version }, instanceType: "ml.m5.xlarge", instances: 2 }) as const;
const registered = (change: Partial<RealTimeEndpointArgs> = {}) =>
  fraud(
    realTime({
      variants: { main: variant(7) },
      trustedAccounts: [dev.account],
      registry: registryIn(dev),
      ...change,
    }),
  );

describe("an endpoint with a version of a registry", () => {
  test("runs the version by its ARN", async () => {
    const { primaryContainer } = (await pretendCloud(registered())).inputs("fraud-main-model");
    expect(primaryContainer).toEqual({
      modelPackageName: "arn:aws:sagemaker:eu-west-1:444455556666:model-package/fraud/7",
    });
  });

  test("lets its role pull the model's images, read its artifacts and decrypt them, and nothing else there", async () => {
    const { policy } = (await pretendCloud(registered())).inputs("fraud-role-policy");
    const resources = ["PullRegisteredImages", "ReadModels", "ListModels", "DecryptModels"].map((sid) =>
      inside(statement(policy, sid), "Resource"),
    );
    expect(resources).toEqual([
      ["arn:aws:ecr:eu-west-1:444455556666:repository/inference"],
      ["arn:aws:s3:::dev-artifacts/models/fraud/*"],
      ["arn:aws:s3:::dev-artifacts"],
      [dataKey, "arn:aws:kms:eu-west-1:444455556666:key/dev"],
    ]);
    expect(statement(policy, "PullImages")).toBeUndefined();
  });

  test("gets a new configuration for another version, even if the version's ARN is not known yet", async () => {
    const prefix = async (version: number) => {
      const cloud = await pretendCloud(() => {
        const registry = { ...registryIn(dev), groupName: new Topic("known-later").arn };
        registered({ variants: { main: variant(version) }, registry })();
      });
      expect(inside(cloud.inputs("fraud-main-model"), "primaryContainer", "modelPackageName")).toBe(UNKNOWN);
      return cloud.inputs("fraud-config").namePrefix;
    };
    expect(await prefix(8)).not.toBe(await prefix(7));
  });

  test("serves a registry of its own account without trusting any other", async () => {
    const { environment } = platformOf();
    expect(
      await pretendProblems(registered({ registry: registryIn(environment), trustedAccounts: [] })),
    ).toEqual([]);
  });

  test.each<[string, Partial<RealTimeEndpointArgs>, string]>([
    [
      "no registry",
      { registry: undefined },
      'variants.main.model.kind: got "registered"; expected another kind, because the endpoint is given no registry',
    ],
    [
      "a registry of an account that is not trusted",
      { trustedAccounts: [] },
      'registry: got "444455556666"; expected account 111122223333; to serve another account\'s versions, add it to ' +
        "trustedAccounts",
    ],
    [
      "a registry of another region",
      { registry: registryIn({ ...dev, region: "us-east-1" }) },
      'registry: got "us-east-1"; expected a registry in eu-west-1, where its versions are served',
    ],
  ])("is refused with %s", async (_, change, problem) => {
    expect(await pretendProblems(registered(change))).toEqual([`fraud cannot be built:\n  - ${problem}`]);
  });
});
