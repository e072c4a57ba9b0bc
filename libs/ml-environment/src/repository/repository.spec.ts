import { output } from "@pulumi/pulumi";
import { awsEnvironment, settingsProblems } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { Repository, type RepositoryArgs, repositoryNameOf, repositorySettings } from "./repository.ts";

const environment = awsEnvironment({
  app: "platform",
  name: "dev",
  account: "111122223333",
  region: "eu-west-1",
});
const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234";
const untagged = { description: "No tag names it any more", tagStatus: "untagged", maximumAgeLimit: 14 };

describe("a Repository", () => {
  const made = (args: Partial<RepositoryArgs> = {}) =>
    pretendCloud(() => {
      const repository = new Repository("churn", {
        environment,
        keyArn: output(keyArn),
        retainData: true,
        ...args,
      });
      return { url: repository.url, name: repository.repositoryName };
    });

  test("has immutable tags, scans on push and a customer-managed key", async () => {
    const cloud = await made();
    expect(cloud.resources.filter(({ parent }) => parent === "churn").map(({ type }) => type)).toEqual([
      "awsx:ecr:Repository",
    ]);
    expect(cloud.inputs("churn", "awsx:ecr:Repository")).toEqual({
      name: repositoryNameOf(environment, "churn"),
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
      forceDelete: false,
      lifecyclePolicy: { rules: [untagged] },
    });
    expect(cloud.resource("churn", "awsx:ecr:Repository").protect).toBe(true);
    expect(cloud.outputs).toEqual({ url: UNKNOWN, name: repositoryNameOf(environment, "churn") });
  });

  test("whose images need not be retained is deleted with its stack", async () => {
    const cloud = await made({ retainData: false });
    const repository = cloud.resource("churn", "awsx:ecr:Repository");
    expect([repository.protect, repository.inputs.forceDelete]).toEqual([false, true]);
  });

  test("keeps as many images, and untagged ones as long, as is set", async () => {
    const cloud = await made({ images: { keepNewest: 50, expireUntaggedAfter: "1 day" } });
    expect(cloud.inputs("churn", "awsx:ecr:Repository").lifecyclePolicy).toEqual({
      rules: [
        { ...untagged, maximumAgeLimit: 1 },
        { description: "Newer ones are kept", tagStatus: "any", maximumNumberOfImages: 50 },
      ],
    });
  });

  test("lets the named accounts pull", async () => {
    const cloud = await made({ pullAccounts: ["222222222222", "333333333333"] });
    expect(cloud.inputs("churn-pull")).toEqual({
      repository: repositoryNameOf(environment, "churn"),
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "PullFromOtherAccounts",
            Effect: "Allow",
            Principal: { AWS: ["arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root"] },
            Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          },
        ],
      },
    });
    expect(cloud.resource("churn-pull").dependencies).toEqual([
      cloud.resource("churn", "awsx:ecr:Repository").urn,
    ]);
  });

  test("is refused with every problem at once", async () => {
    const problems = await pretendProblems(() => {
      new Repository("churn", {
        environment,
        keyArn,
        retainData: true,
        pullAccounts: ["111122223333"],
        images: { keepNewest: 0, expireUntaggedAfter: "12 hours" },
      });
    });
    expect(problems).toEqual([
      [
        "churn cannot be built:",
        '  - images.expireUntaggedAfter: got "12 hours"; expected 1 to 3650 whole days, such as "1 day"',
        "  - images.keepNewest: got 0; expected a whole number from 1 to 100000",
        '  - pullAccounts[0]: got "111122223333"; expected an account other than the stack\'s own',
      ].join("\n"),
    ]);
  });
});

describe("a repository's name", () => {
  test("is the same in every run, and one that ECR takes", () => {
    expect(repositoryNameOf(environment, "churn")).toBe("mlops-platform-dev-churn-665ced26");
  });
});

describe("settings of a Repository", () => {
  test.each([1, 100_000])("may keep %d images", (keepNewest) => {
    expect(settingsProblems(repositorySettings, { images: { keepNewest } })).toEqual([]);
  });

  test.each([0, -1, 1.5, 100_001, Number.NaN])("do not keep %d images", (keepNewest) => {
    expect(settingsProblems(repositorySettings, { images: { keepNewest } })).toEqual([
      `images.keepNewest: got ${keepNewest}; expected a whole number from 1 to 100000`,
    ]);
  });
});
