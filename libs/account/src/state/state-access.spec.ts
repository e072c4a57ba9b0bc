import { awsEnvironment } from "@mlops/core";
import { isAllowed } from "@mlops/testing";
import { stateBucketStatements, stateKeyPolicy, stateStatements } from "./state-access.ts";

const shared = awsEnvironment({
  app: "account",
  name: "shared",
  account: "444455556666",
  region: "eu-west-1",
});
const user = (name: "dev" | "prod", account: string) => ({ name, account, partition: "aws" }) as const;
const users = [user("dev", "111122223333"), user("prod", "333344445555")];
const root = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });
const role = (account: string, name: string) => `arn:aws:iam::${account}:role/mlops/${name}`;

test("the bucket lets in the deploy and preview roles of its users, by name, and nobody else", () => {
  const statements = stateBucketStatements(shared, "state", users);
  expect(statements.map(({ Principal, Action, Condition }) => [Principal, Action, Condition])).toEqual(
    users.flatMap(({ name, account }) => {
      const deploy = role(account, `deploy-${name}`);
      const both = { ArnEquals: { "aws:PrincipalArn": [deploy, role(account, `preview-${name}`)] } };
      return [
        [root(account), ["s3:ListBucket"], both],
        [root(account), ["s3:GetObject"], both],
        [root(account), ["s3:DeleteObject", "s3:PutObject"], { ArnEquals: { "aws:PrincipalArn": [deploy] } }],
      ];
    }),
  );
});

test("the key is administered by its account; deploy roles encrypt and decrypt, preview roles decrypt", () => {
  const [administer, own, ...others] = stateKeyPolicy(shared, users).Statement;
  expect([administer?.Principal, own?.Principal]).toEqual([root("444455556666"), root("444455556666")]);
  const use = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"];
  expect(others.map(({ Principal, Action, Condition }) => [Principal, Action, Condition])).toEqual(
    users.flatMap(({ name, account }) => [
      [root(account), use, { ArnEquals: { "aws:PrincipalArn": role(account, `deploy-${name}`) } }],
      [
        root(account),
        ["kms:Decrypt", "kms:DescribeKey"],
        { ArnEquals: { "aws:PrincipalArn": role(account, `preview-${name}`) } },
      ],
    ]),
  );
});

describe("the deploy role of dev", () => {
  const arn = role("111122223333", "deploy-dev");
  const everything = [
    { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] },
  ];
  const resourcePolicy = { Version: "2012-10-17", Statement: stateBucketStatements(shared, "state", users) };
  const may = (action: string, key: string) =>
    isAllowed(
      { arn, policies: everything },
      { action, resource: `arn:aws:s3:::state/${key}`, account: "444455556666", resourcePolicy },
    );

  test.each([
    ".pulumi/stacks/mlops-platform/platform.dev.json",
    ".pulumi/stacks/mlops-platform/platform.dev.json.bak",
    ".pulumi/locks/organization/mlops-platform/platform.dev/0a1b.json",
    ".pulumi/history/mlops-platform/sentiment.dev/sentiment.dev-1.history.json",
  ])("writes %s", (key) => {
    expect(may("s3:PutObject", key)).toBe(true);
  });

  test("reads the state of prod, and does not write it", () => {
    const key = ".pulumi/stacks/mlops-platform/platform.prod.json";
    expect([may("s3:GetObject", key), may("s3:PutObject", key), may("s3:DeleteObject", key)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test("no deploy role writes the state of its own account's stack, which an administrator deploys", () => {
  const own = stateStatements("deploy", user("dev", "111122223333"), { bucketName: "state", keyArn: "k" });
  expect(own.map(({ Sid, Effect, Action }) => [Sid, Effect, Action])).toEqual([
    ["ListState", "Allow", ["s3:ListBucket"]],
    ["ReadState", "Allow", ["s3:GetObject"]],
    ["WriteOwnState", "Allow", ["s3:DeleteObject", "s3:PutObject"]],
    ["NoAccountState", "Deny", ["s3:DeleteObject", "s3:PutObject"]],
    ["UseStateKey", "Allow", ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"]],
  ]);
});

test("the preview role writes no state and encrypts nothing", () => {
  const statements = stateStatements("preview", user("dev", "111122223333"), {
    bucketName: "state",
    keyArn: "k",
  });
  expect(statements.flatMap(({ Action = [] }) => Action)).toEqual([
    "s3:ListBucket",
    "s3:GetObject",
    "kms:Decrypt",
    "kms:DescribeKey",
  ]);
});
