import { output } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";
import { pretendCloud } from "@mlops/testing";
import { canDeleteRecords, canPutRecords, canReadRecords } from "./feature-group.ts";
import { canQueryFeatures } from "./feature-store.ts";
import { canApproveVersions, canDeployVersions, canRegisterVersions } from "./registry.ts";
import { testEnvironment } from "./testing/platform-ref.ts";

const environment = testEnvironment();
const groupArn = "arn:aws:sagemaker:eu-west-1:111122223333:feature-group/customers";
const group = {
  environment,
  featureGroupName: output("customers"),
  featureGroupArn: output(groupArn),
  tableName: output("customers"),
};
const store = {
  environment,
  databaseName: output("features"),
  workgroupName: output("queries"),
  bucketName: output("data-bucket"),
  offlineRoleArn: output("arn:aws:iam::111122223333:role/mlops/offline"),
};
const modelGroup = "arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn";
const versions = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/*";
const registry = {
  environment,
  groupName: output("churn"),
  groupArn: output(modelGroup),
  artifactsUri: output("s3://artifact-bucket/models/churn/"),
  artifactKeyArn: output("arn:aws:kms:eu-west-1:111122223333:key/data"),
  images: output(["111122223333.dkr.ecr.eu-west-1.amazonaws.com/inference"]),
};
const glue = "arn:aws:glue:eu-west-1:111122223333";
const bucket = "arn:aws:s3:::data-bucket";
const history = "feature-store/offline/111122223333/sagemaker/eu-west-1/offline-store/customers-*";

test.each<[string, PolicyStatement[], (readonly [string[], string[]])[]]>([
  ["putting records", [canPutRecords(group)], [[["sagemaker:PutRecord"], [groupArn]]]],
  ["deleting records", [canDeleteRecords(group)], [[["sagemaker:DeleteRecord"], [groupArn]]]],
  [
    "reading records",
    [canReadRecords(group)],
    [[["sagemaker:BatchGetRecord", "sagemaker:GetRecord"], [groupArn]]],
  ],
  [
    "querying the history of a group",
    canQueryFeatures(store, group),
    [
      [
        [
          "athena:GetPreparedStatement",
          "athena:GetQueryExecution",
          "athena:GetQueryResults",
          "athena:GetWorkGroup",
          "athena:StartQueryExecution",
          "athena:StopQueryExecution",
        ],
        ["arn:aws:athena:eu-west-1:111122223333:workgroup/queries"],
      ],
      [
        ["glue:GetDatabase", "glue:GetPartitions", "glue:GetTable"],
        [`${glue}:catalog`, `${glue}:database/features`, `${glue}:table/features/customers`],
      ],
      [["s3:GetObject"], [`${bucket}/${history}`]],
      [
        ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
        [`${bucket}/feature-store/query-results/*`],
      ],
      [["s3:GetBucketLocation"], [bucket]],
      [["s3:ListBucket"], [bucket]],
    ],
  ],
  [
    "deploying versions",
    canDeployVersions(registry),
    [
      [["sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"], [modelGroup]],
      [
        ["sagemaker:CreateModel", "sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
        [versions],
      ],
    ],
  ],
  [
    "registering versions",
    [canRegisterVersions(registry)],
    [[["sagemaker:CreateModelPackage"], [modelGroup, versions]]],
  ],
  ["approving versions", [canApproveVersions(registry)], [[["sagemaker:UpdateModelPackage"], [versions]]]],
])("%s needs exactly these actions on exactly these resources", async (_, statements, expected) => {
  const cloud = await pretendCloud(() => ({ statements }));
  const given = cloud.outputs.statements as { readonly Action: unknown; readonly Resource: unknown }[];
  expect(given.map(({ Action, Resource }) => [Action, Resource])).toEqual(expected);
});

test("whoever registers versions does not approve them", () => {
  expect(canRegisterVersions(registry).Condition).toEqual({
    StringEqualsIfExists: { "sagemaker:ModelApprovalStatus": ["PendingManualApproval", "Rejected"] },
  });
});

test("listing the bucket shows nothing but the group's history and results of queries", async () => {
  const cloud = await pretendCloud(() => ({ statements: canQueryFeatures(store, group) }));
  const listing = (cloud.outputs.statements as { readonly Condition?: unknown }[]).at(-1);
  expect(listing?.Condition).toEqual({
    StringLike: { "s3:prefix": [history, "feature-store/query-results/*"] },
  });
});
