import { type PolicyDocument, awsEnvironment } from "@mlops/core";
import { dataKeyPolicy, logKeyPolicy } from "./key-policies.ts";

const environment = awsEnvironment({
  app: "platform",
  name: "dev",
  account: "111122223333",
  region: "eu-west-1",
});
const root = { AWS: "arn:aws:iam::111122223333:root" };
const statement = (policy: PolicyDocument, sid: string) => policy.Statement.find(({ Sid }) => Sid === sid);

describe("the policy of the data key", () => {
  const policy = dataKeyPolicy(environment, []);

  test("leaves the key to the account alone", () => {
    expect(policy.Statement.map(({ Sid, Effect, Principal }) => [Sid, Effect, Principal])).toEqual([
      ["Administer", "Allow", root],
      ["UseThroughIam", "Allow", root],
      ["GrantsForServices", "Allow", root],
    ]);
  });

  test("lets the account change the policy again, as KMS demands", () => {
    expect(statement(policy, "Administer")?.Action).toContain("kms:Put*");
  });

  test("lets administrators read nothing", () => {
    const administration = statement(policy, "Administer")?.Action ?? [];
    expect(administration.filter((action) => /Decrypt|Encrypt|Generate|CreateGrant/.test(action))).toEqual(
      [],
    );
  });

  test("gives grants to AWS services only", () => {
    expect(statement(policy, "GrantsForServices")).toEqual({
      Sid: "GrantsForServices",
      Effect: "Allow",
      Principal: root,
      Action: ["kms:CreateGrant"],
      Resource: "*",
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    });
  });

  test("lets the platform's roles of reader accounts decrypt, through S3 and SageMaker only", () => {
    const shared = dataKeyPolicy(environment, ["222222222222", "333333333333"]);
    expect(shared.Statement).toHaveLength(policy.Statement.length + 1);
    expect(statement(shared, "ReadFromOtherAccounts")).toEqual({
      Sid: "ReadFromOtherAccounts",
      Effect: "Allow",
      Principal: { AWS: ["arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root"] },
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: "*",
      Condition: {
        ArnLike: {
          "aws:PrincipalArn": [
            "arn:aws:iam::222222222222:role/mlops/*",
            "arn:aws:iam::333333333333:role/mlops/*",
          ],
        },
        StringEquals: {
          "kms:ViaService": ["s3.eu-west-1.amazonaws.com", "sagemaker.eu-west-1.amazonaws.com"],
        },
      },
    });
  });
});

describe("the policy of the log key", () => {
  const policy = logKeyPolicy(environment);

  test("lets CloudWatch Logs encrypt the account's log groups", () => {
    expect(statement(policy, "EncryptLogGroups")).toEqual({
      Sid: "EncryptLogGroups",
      Effect: "Allow",
      Principal: { Service: "logs.eu-west-1.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
      Resource: "*",
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:111122223333:log-group:*" },
      },
    });
  });

  test("lets alarms, events, budgets and pipelines publish to the account's topics", () => {
    expect(statement(policy, "PublishToTopics")).toEqual({
      Sid: "PublishToTopics",
      Effect: "Allow",
      Principal: {
        Service: [
          "budgets.amazonaws.com",
          "cloudwatch.amazonaws.com",
          "codestar-notifications.amazonaws.com",
          "events.amazonaws.com",
        ],
      },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": "arn:aws:sns:eu-west-1:111122223333:*" },
      },
    });
  });

  test("has the ARNs and service names of its partition", () => {
    const chinese = logKeyPolicy(
      awsEnvironment({ app: "platform", name: "dev", account: "111122223333", region: "cn-north-1" }),
    );
    expect(statement(chinese, "Administer")?.Principal).toEqual({ AWS: "arn:aws-cn:iam::111122223333:root" });
    expect(statement(chinese, "EncryptLogGroups")?.Principal).toEqual({
      Service: "logs.cn-north-1.amazonaws.com.cn",
    });
  });
});
