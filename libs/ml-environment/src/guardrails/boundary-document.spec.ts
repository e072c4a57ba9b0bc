import { policySizes } from "@mlops/aws";
import { awsEnvironment } from "@mlops/core";
import { countedCharacters } from "./managed-policy.ts";
import { permissionsBoundary } from "./permissions-boundary.ts";

const environment = awsEnvironment({
  app: "platform",
  name: "dev",
  account: "111122223333",
  region: "eu-west-1",
});
const boundary = permissionsBoundary({ environment, trustedAccounts: [], readableBuckets: ["public-*"] });
const allows = boundary.Statement.filter(({ Effect }) => Effect === "Allow");

describe("the permissions boundary", () => {
  const statement = (sid: string, scope = boundary) => scope.Statement.find(({ Sid }) => Sid === sid);

  test("denies exactly the ways out of it", () => {
    const closed = permissionsBoundary({ environment, trustedAccounts: [], readableBuckets: [] });
    expect(closed.Statement.filter(({ Effect }) => Effect === "Deny")).toEqual([
      {
        Sid: "NoOtherIdentities",
        Effect: "Deny",
        Action: ["iam:*"],
        NotResource: ["arn:aws:iam::111122223333:role/mlops/*"],
      },
      {
        Sid: "NoIdentityChanges",
        Effect: "Deny",
        Action: [
          "iam:Attach*",
          "iam:Create*",
          "iam:Delete*",
          "iam:Detach*",
          "iam:Put*",
          "iam:Tag*",
          "iam:Untag*",
          "iam:Update*",
        ],
        Resource: ["*"],
      },
      {
        Sid: "NoGuardChanges",
        Effect: "Deny",
        Action: [
          "account:*",
          "ecr:DeleteRepo*",
          "ecr:SetRepo*",
          "kms:Delete*",
          "kms:Disable*",
          "kms:PutKeyPolicy",
          "kms:ScheduleKeyDeletion",
          "kms:UpdateAlias",
          "logs:*Policy",
          "logs:DeleteLog*",
          "organizations:*",
          "s3:Bypass*",
          "s3:DeleteBucket*",
          "s3:PutBucket*",
          "s3:PutEncryption*",
          "s3:PutLifecycle*",
        ],
        Resource: ["*"],
      },
      {
        Sid: "NoPlatformChanges",
        Effect: "Deny",
        Action: [
          "sagemaker:*teCluster*",
          "sagemaker:*teDomain",
          "sagemaker:*teMlflow*",
          "sagemaker:*teNotebookInstance*",
          "sagemaker:*tePartnerApp",
          "sagemaker:*teStudioLifecycleConfig",
          "sagemaker:*teTrainingPlan",
          "sagemaker:*teUserProfile",
          "sagemaker:*teWork*",
          "sagemaker:*teResourcePolicy",
          "sagemaker:DeleteFeatureGroup",
          "sagemaker:DeleteModelPackageGroup*",
          "sagemaker:Put*Policy",
        ],
        Resource: ["*"],
      },
      {
        Sid: "NoOtherRegions",
        Effect: "Deny",
        NotAction: ["events:PutEvents", "iam:*", "s3:Get*", "s3:List*", "sts:*"],
        Resource: ["*"],
        Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } },
      },
      {
        Sid: "NoOtherAccounts",
        Effect: "Deny",
        NotAction: [
          "ecr:BatchCheckLayer*",
          "ecr:BatchGetImage",
          "ecr:DescribeImages",
          "ecr:GetDownloadUrl*",
          "sagemaker:DescribeHub*",
          "sagemaker:ListHub*",
        ],
        Resource: ["*"],
        Condition: {
          Null: { "aws:ResourceAccount": "false" },
          StringNotEquals: { "aws:ResourceAccount": ["111122223333"] },
        },
      },
    ]);
  });

  test("lets data leave to trusted accounts and to no other", () => {
    const trusting = permissionsBoundary({
      environment,
      trustedAccounts: ["222222222222", "333333333333"],
      readableBuckets: [],
    });
    expect(statement("NoOtherAccounts", trusting)?.Condition).toEqual({
      Null: { "aws:ResourceAccount": "false" },
      StringNotEquals: { "aws:ResourceAccount": ["111122223333", "222222222222", "333333333333"] },
    });
  });

  test("reads the public buckets that are named, and writes none", () => {
    const readable = ["arn:aws:s3:::public-*", "arn:aws:s3:::public-*/*"];
    expect(statement("NoOtherAccounts")?.NotAction).toEqual([
      "ecr:BatchCheckLayer*",
      "ecr:BatchGetImage",
      "ecr:DescribeImages",
      "ecr:GetDownloadUrl*",
      "s3:GetObject",
      "s3:ListBucket",
      "sagemaker:DescribeHub*",
      "sagemaker:ListHub*",
    ]);
    expect(statement("NoOtherBuckets")).toEqual({
      Sid: "NoOtherBuckets",
      Effect: "Deny",
      Action: ["s3:GetObject", "s3:ListBucket"],
      NotResource: readable,
      Condition: {
        Null: { "aws:ResourceAccount": "false" },
        StringNotEquals: { "aws:ResourceAccount": ["111122223333"] },
      },
    });
  });

  test("passes roles to SageMaker and the clusters of its pipelines only, and lets services only have grants", () => {
    expect(statement("HandOverRoles")).toEqual({
      Sid: "HandOverRoles",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: ["arn:aws:iam::111122223333:role/mlops/*"],
      Condition: {
        StringEquals: {
          "iam:PassedToService": [
            "ec2.amazonaws.com",
            "elasticmapreduce.amazonaws.com",
            "sagemaker.amazonaws.com",
          ],
        },
      },
    });
    expect(statement("GrantsForServices")?.Condition).toEqual({
      Bool: { "kms:GrantIsForAWSResource": "true" },
    });
  });

  test("allows as a whole only SageMaker, and the channels of Session Manager", () => {
    const actions = allows.flatMap(({ Action = [] }) => Action);
    expect(actions.filter((action) => action.endsWith(":*"))).toEqual([
      "sagemaker:*",
      "sagemaker-mlflow:*",
      "ec2messages:*",
      "ssmmessages:*",
    ]);
    expect(actions.filter((action) => !/^[a-z0-9-]+:(\*$|\*?[A-Z][A-Za-z]+)/.test(action))).toEqual([]);
  });

  test("allows everything once", () => {
    const actions = allows.flatMap(({ Action }) => Action);
    expect(actions).toHaveLength(new Set(actions).size);
  });

  test.each(["ap-southeast-2", "us-gov-west-1", "cn-northwest-1", "eusc-de-east-1", "us-isob-east-1"])(
    "leaves a quarter of a managed policy free in %s, with eight trusted accounts",
    (region) => {
      const document = permissionsBoundary({
        environment: awsEnvironment({ app: "platform", name: "shared", account: "111122223333", region }),
        trustedAccounts: Array.from({ length: 8 }, (_, index) => `22222222222${index}`),
        readableBuckets: [],
      });
      expect(countedCharacters(document)).toBeLessThanOrEqual(0.75 * policySizes.managed);
    },
  );
});
