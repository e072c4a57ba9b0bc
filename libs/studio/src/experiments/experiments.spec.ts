import { testEnvironment } from "@mlops/contracts/testing";
import { awsEnvironment } from "@mlops/core";
import { UNKNOWN, pretendProblems } from "@mlops/testing";
import { Studio } from "../domain/studio.ts";
import { bareStudio, buildStudio, least, references, roleOf } from "../testing/build-studio.ts";

describe("experiments on a tracking server", () => {
  test("have a tracking server with a role and a prefix of its own", async () => {
    const cloud = await buildStudio({ experiments: { kind: "server", maintenanceWindow: "Sun:03:00" } });
    expect(cloud.census()).toEqual(
      [
        ...bareStudio,
        ...roleOf("experiments"),
        "MlflowTrackingServer studio-experiments",
        "Policy studio-tracking",
        "RolePolicy studio-experiments-policy",
        "RolePolicyAttachment studio-data-scientist-tracking",
        "RolePolicyAttachment studio-jobs-tracking",
        "RolePolicyAttachment studio-ml-engineer-tracking",
      ].sort(),
    );
    expect(cloud.inputs("studio-experiments", "MlflowTrackingServer")).toEqual({
      trackingServerName: "mlops-sentiment-dev-studio-experiments-d86e8e7b",
      artifactStoreUri: "s3://artifact-bucket/experiments/",
      roleArn: UNKNOWN,
      trackingServerSize: "Small",
      weeklyMaintenanceWindowStart: "Sun:03:00",
      automaticModelRegistration: false,
    });
    expect(cloud.inputs("studio-experiments-policy").policy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ReadArtifacts",
          Effect: "Allow",
          Action: ["s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket"],
          Resource: ["arn:aws:s3:::artifact-bucket", "arn:aws:s3:::artifact-bucket/experiments/*"],
        },
        {
          Sid: "WriteArtifacts",
          Effect: "Allow",
          Action: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"],
          Resource: ["arn:aws:s3:::artifact-bucket/experiments/*"],
        },
        {
          Sid: "UseDataKey",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
          Resource: ["arn:aws:kms:eu-west-1:111122223333:key/data"],
        },
      ],
    });
  });

  test("can be kept though SageMaker may not say for which account it asks, and for no other", async () => {
    const cloud = await buildStudio({ experiments: { kind: "server" } });
    expect(cloud.inputs("studio-experiments", "Role").assumeRolePolicy).toMatchObject({
      Statement: [{ Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } } }],
    });
  });

  test("are logged to that server and no other", async () => {
    const cloud = await buildStudio({ experiments: { kind: "server" } });
    expect(cloud.inputs("studio-tracking", "Policy").policy).toMatchObject({
      Statement: [
        {
          Sid: "TrackExperiments",
          Resource: [
            "arn:aws:sagemaker:eu-west-1:111122223333:mlflow-tracking-server/mlops-sentiment-dev-studio-experiments-d86e8e7b",
          ],
        },
        { Sid: "WriteArtifacts" },
      ],
    });
  });

  test("register models only when asked to", async () => {
    const cloud = await buildStudio({ experiments: { kind: "server", registerModels: true } });
    expect(cloud.inputs("studio-experiments", "MlflowTrackingServer").automaticModelRegistration).toBe(true);
    expect(cloud.inputs("studio-experiments-policy").policy).toMatchObject({
      Statement: [{}, {}, {}, { Sid: "RegisterModels" }],
    });
  });
});

describe("experiments in an app", () => {
  test("are the default, with a role of its own and the name of its app and environment", async () => {
    const cloud = await buildStudio({ experiments: { maintenanceWindow: "Sun:03:00" } });
    expect(cloud.census()).toEqual(
      [
        ...bareStudio,
        ...roleOf("experiments"),
        "MlflowApp studio-experiments",
        "Policy studio-tracking",
        "RolePolicy studio-experiments-policy",
        "RolePolicyAttachment studio-data-scientist-tracking",
        "RolePolicyAttachment studio-jobs-tracking",
        "RolePolicyAttachment studio-ml-engineer-tracking",
      ].sort(),
    );
    expect(cloud.inputs("studio-experiments", "MlflowApp")).toEqual({
      name: expect.stringMatching(/^mlops-sentiment-dev-studio-experiments-[0-9a-f]{8}$/),
      artifactStoreUri: "s3://artifact-bucket/experiments/",
      roleArn: UNKNOWN,
      weeklyMaintenanceWindowStart: "Sun:03:00",
      modelRegistrationMode: "AutoModelRegistrationDisabled",
    });
  });

  test("register models only when asked to", async () => {
    const cloud = await buildStudio({ experiments: { registerModels: true } });
    expect(cloud.inputs("studio-experiments", "MlflowApp").modelRegistrationMode).toBe(
      "AutoModelRegistrationEnabled",
    );
  });

  test("are used with the ARN that AWS gives the app", async () => {
    const cloud = await buildStudio({ experiments: {} });
    expect(cloud.resource("studio-tracking", "Policy").propertyDependencies.policy).toContain(
      cloud.resource("studio-experiments", "MlflowApp").urn,
    );
    expect(cloud.inputs("studio-tracking", "Policy").policy).toMatchObject({
      Statement: [{ Sid: "UseExperiments", Resource: [UNKNOWN] }, {}],
    });
  });
});

test("experiments are in no app where AWS has none", async () => {
  const { name, app, account } = testEnvironment();
  const china = references(awsEnvironment({ name, app, account, region: "cn-north-1" }));
  const problems = await pretendProblems(
    () => new Studio("studio", { ...least(), ...china, experiments: { kind: "app" } }),
  );
  expect(problems).toEqual([
    'experiments.kind: got "app"; expected "server"; AWS has MLflow apps in its commercial regions only',
  ]);
});

test.each(["app", "server"] as const)(
  "clients of an %s write artifacts to its prefix by themselves, and it is deleted before it is replaced",
  async (kind) => {
    const cloud = await buildStudio({ experiments: { kind } });
    expect(cloud.inputs("studio-tracking", "Policy").policy).toMatchObject({
      Statement: [{}, { Sid: "WriteArtifacts", Resource: ["arn:aws:s3:::artifact-bucket/experiments/*"] }],
    });
    const type = kind === "app" ? "MlflowApp" : "MlflowTrackingServer";
    expect(cloud.resource("studio-experiments", type).options.deleteBeforeReplace).toBe(true);
  },
);
