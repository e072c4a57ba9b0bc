import { awsEnvironment } from "@mlops/core";
import { bucketPolicy } from "./bucket-policy.ts";

const environment = awsEnvironment({
  app: "platform",
  name: "dev",
  account: "111122223333",
  region: "eu-west-1",
});
const tlsOnly = {
  Sid: "TlsOnly",
  Effect: "Deny",
  Principal: "*",
  Action: ["s3:*"],
  Resource: ["arn:aws:s3:::models", "arn:aws:s3:::models/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

describe("a bucket's policy", () => {
  test("refuses requests that are not encrypted in transit, of the bucket and its objects", () => {
    const policy = bucketPolicy(environment, "models", { readerAccounts: [], receivesAccessLogs: false });
    expect(policy).toEqual({ Version: "2012-10-17", Statement: [tlsOnly] });
  });

  test("lets the platform's roles of reader accounts list and read", () => {
    const access = { readerAccounts: ["222222222222", "333333333333"], receivesAccessLogs: false };
    const principal = { AWS: ["arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root"] };
    const condition = {
      ArnLike: {
        "aws:PrincipalArn": [
          "arn:aws:iam::222222222222:role/mlops/*",
          "arn:aws:iam::333333333333:role/mlops/*",
        ],
      },
    };
    expect(bucketPolicy(environment, "models", access).Statement).toEqual([
      tlsOnly,
      {
        Sid: "ListFromOtherAccounts",
        Effect: "Allow",
        Principal: principal,
        Action: ["s3:GetBucketLocation", "s3:ListBucket"],
        Resource: ["arn:aws:s3:::models"],
        Condition: condition,
      },
      {
        Sid: "ReadFromOtherAccounts",
        Effect: "Allow",
        Principal: principal,
        Action: ["s3:GetObject", "s3:GetObjectVersion"],
        Resource: ["arn:aws:s3:::models/*"],
        Condition: condition,
      },
    ]);
  });

  test("lets the account's identities work with objects through endpoints only, but for named roles", () => {
    const perimeter = {
      vpcEndpointIds: ["vpce-0a1b"],
      roles: [
        "arn:aws:iam::111122223333:role/mlops/deploy",
        "arn:aws:iam::111122223333:role/mlops/sentiment-*",
      ],
    };
    const access = { readerAccounts: [], receivesAccessLogs: false, perimeter };
    expect(bucketPolicy(environment, "models", access).Statement).toEqual([
      tlsOnly,
      {
        Sid: "OnlyThroughEndpoints",
        Effect: "Deny",
        Principal: "*",
        Action: ["s3:DeleteObject*", "s3:GetObject*", "s3:ListBucket*", "s3:PutObject*"],
        Resource: ["arn:aws:s3:::models", "arn:aws:s3:::models/*"],
        Condition: {
          ArnNotLike: { "aws:PrincipalArn": perimeter.roles },
          Bool: { "aws:ViaAWSService": "false" },
          StringEquals: { "aws:PrincipalAccount": "111122223333" },
          StringNotEquals: { "aws:SourceVpce": ["vpce-0a1b"] },
        },
      },
    ]);
  });

  test("lets S3 deliver access logs of this account's buckets", () => {
    const access = { readerAccounts: [], receivesAccessLogs: true };
    expect(bucketPolicy(environment, "models", access).Statement).toEqual([
      tlsOnly,
      {
        Sid: "DeliverAccessLogs",
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: ["s3:PutObject"],
        Resource: ["arn:aws:s3:::models/*"],
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
    ]);
  });

  test("has the ARNs of its partition", () => {
    const american = awsEnvironment({
      app: "platform",
      name: "dev",
      account: "111122223333",
      region: "us-gov-west-1",
    });
    const policy = bucketPolicy(american, "models", { readerAccounts: [], receivesAccessLogs: false });
    expect(policy.Statement[0]?.Resource).toEqual([
      "arn:aws-us-gov:s3:::models",
      "arn:aws-us-gov:s3:::models/*",
    ]);
  });
});
