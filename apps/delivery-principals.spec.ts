import account from "./account/src/index.ts";
import type { EnvironmentName } from "@mlops/core";
import { type Cloud, UNKNOWN, pretendCloud, stackFileValues } from "@mlops/testing";
import { deployedDelivery } from "./delivery/src/testing/deployed-delivery.ts";

interface Statement {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The texts of a principal or of a value of a condition. */
function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(texts);
  return [value === UNKNOWN ? "a rule of the stack" : String(value)];
}

const conditions = ({ Condition = {} }: Statement) =>
  Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => `  ${operator} ${key}: ${texts(value).join(", ")}`),
  );

/** Who may do something by the trust and resource policies of a stack: a line for each principal, then its conditions. */
function principals({ resources }: Cloud): string[] {
  const lines = resources.flatMap(({ type, name, inputs }) =>
    [inputs.assumeRolePolicy, inputs.policy].flatMap((document) => {
      if (document === undefined || document === null) return [];
      const { Statement = [] } = (typeof document === "string" ? JSON.parse(document) : document) as {
        Statement?: readonly Statement[];
      };
      const about = `${type.split(":").at(-1)} ${name}`;
      return Statement.filter(({ Principal }) => Principal !== undefined).map((statement) =>
        [
          `${about}: ${statement.Effect} ${texts(statement.Principal).join(", ")}`,
          ...conditions(statement),
        ].join("\n"),
      );
    }),
  );
  return [...new Set(lines)].sort();
}

test.each<[EnvironmentName, readonly string[]]>([
  [
    "shared",
    [
      "BucketPolicy artifacts-policy: Allow arn:aws:iam::111122223333:root\n  ArnLike aws:PrincipalArn: arn:aws:iam::111122223333:role/mlops/*",
      "BucketPolicy artifacts-policy: Deny *\n  Bool aws:SecureTransport: false",
      "BucketPolicy logs-policy: Allow logging.s3.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "BucketPolicy logs-policy: Deny *\n  Bool aws:SecureTransport: false",
      "EventBusPolicy approvals-policy: Allow arn:aws:iam::111122223333:root\n  StringEquals events:source: aws.sagemaker\n  StringEquals events:detail-type: SageMaker Model Package State Change",
      "Key keys-data: Allow arn:aws:iam::111122223333:root\n  ArnLike aws:PrincipalArn: arn:aws:iam::111122223333:role/mlops/*\n  StringEquals kms:ViaService: s3.eu-west-1.amazonaws.com, sagemaker.eu-west-1.amazonaws.com",
      "Key keys-data: Allow arn:aws:iam::444455556666:root",
      "Key keys-data: Allow arn:aws:iam::444455556666:root\n  Bool kms:GrantIsForAWSResource: true",
      "Key keys-logs: Allow arn:aws:iam::444455556666:root",
      "Key keys-logs: Allow arn:aws:iam::444455556666:root\n  Bool kms:GrantIsForAWSResource: true",
      "Key keys-logs: Allow budgets.amazonaws.com, cloudwatch.amazonaws.com, codestar-notifications.amazonaws.com, events.amazonaws.com\n  ArnLike kms:EncryptionContext:aws:sns:topicArn: arn:aws:sns:eu-west-1:444455556666:*",
      "Key keys-logs: Allow logs.eu-west-1.amazonaws.com\n  ArnLike kms:EncryptionContext:aws:logs:arn: arn:aws:logs:eu-west-1:444455556666:log-group:*",
      "QueuePolicy sentiment-deploy-approvals-undelivered-policy: Allow events.amazonaws.com\n  ArnEquals aws:SourceArn: a rule of the stack",
      "QueuePolicy sentiment-deploy-approvals-undelivered-policy: Deny *\n  Bool aws:SecureTransport: false",
      "QueuePolicy sentiment-deploy-notices-undelivered-policy: Allow events.amazonaws.com\n  ArnEquals aws:SourceArn: a rule of the stack",
      "QueuePolicy sentiment-deploy-notices-undelivered-policy: Deny *\n  Bool aws:SecureTransport: false",
      "QueuePolicy sentiment-train-notices-undelivered-policy: Allow events.amazonaws.com\n  ArnEquals aws:SourceArn: a rule of the stack",
      "QueuePolicy sentiment-train-notices-undelivered-policy: Deny *\n  Bool aws:SecureTransport: false",
      "Role sentiment-deploy-approvals-role: Allow events.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "Role sentiment-deploy-production-deploy-role: Allow codebuild.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "Role sentiment-deploy-production-test-role: Allow codebuild.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "Role sentiment-deploy-qa-deploy-role: Allow codebuild.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "Role sentiment-deploy-qa-test-role: Allow codebuild.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "Role sentiment-deploy-role: Allow codepipeline.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "Role sentiment-train-check-role: Allow codebuild.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "Role sentiment-train-package-role: Allow codebuild.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "Role sentiment-train-prepare-role: Allow codebuild.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "Role sentiment-train-role: Allow codepipeline.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "Role sentiment-train-run-role: Allow codebuild.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "TopicPolicy notices-policy: Allow budgets.amazonaws.com, cloudwatch.amazonaws.com, codestar-notifications.amazonaws.com\n  StringEquals aws:SourceAccount: 444455556666",
      "TopicPolicy notices-policy: Allow events.amazonaws.com\n  StringEqualsIfExists aws:SourceAccount: 444455556666",
      "TopicPolicy notices-policy: Deny *\n  Bool aws:SecureTransport: false",
    ],
  ],
  [
    "dev",
    [
      "Role sentiment-trainer-role: Allow arn:aws:iam::444455556666:root\n  ArnEquals aws:PrincipalArn: arn:aws:iam::444455556666:role/mlops/mlops-delivery-shared-sentiment-train-run-role-50e44a5d, arn:aws:iam::444455556666:role/mlops/mlops-delivery-shared-sentiment-train-prepare-role-3f94fdb5",
    ],
  ],
  [
    "qa",
    [
      "Role sentiment-tester-role: Allow arn:aws:iam::444455556666:root\n  ArnEquals aws:PrincipalArn: arn:aws:iam::444455556666:role/mlops/mlops-delivery-shared-sentiment-deploy-qa-test-role-a1b404bf",
    ],
  ],
  [
    "prod",
    [
      "Role sentiment-tester-role: Allow arn:aws:iam::444455556666:root\n  ArnEquals aws:PrincipalArn: arn:aws:iam::444455556666:role/mlops/s-delivery-shared-sentiment-deploy-production-test-role-a456c123",
    ],
  ],
])(
  "in %s, nobody else may assume a role or use a key, bucket, bus, topic or queue",
  async (environment, expected) => {
    expect(principals(await deployedDelivery(environment))).toEqual(expected);
  },
);

const deployTrust = async (environment: EnvironmentName) =>
  principals(
    await pretendCloud(() => account.run({ app: "account", environment }), {
      stack: `account.${environment}`,
      config: stackFileValues({ app: "account", environment }),
    }),
  ).filter((line) => line.startsWith("Role roles-deploy"));

test.each<[EnvironmentName, readonly string[]]>([
  [
    "dev",
    [
      "Role roles-deploy: Allow arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com\n  StringEquals token.actions.githubusercontent.com:aud: sts.amazonaws.com\n  StringEquals token.actions.githubusercontent.com:sub: repo:example@1234567/mlops-platform@89012345:environment:dev",
      "Role roles-deploy: Allow arn:aws:iam::111122223333:root\n  ArnEquals aws:PrincipalArn: arn:aws:iam::111122223333:role/mlops/deploy-dev",
    ],
  ],
  [
    "qa",
    [
      "Role roles-deploy: Allow arn:aws:iam::222233334444:oidc-provider/token.actions.githubusercontent.com\n  StringEquals token.actions.githubusercontent.com:aud: sts.amazonaws.com\n  StringEquals token.actions.githubusercontent.com:sub: repo:example@1234567/mlops-platform@89012345:environment:qa",
      "Role roles-deploy: Allow arn:aws:iam::222233334444:root\n  ArnEquals aws:PrincipalArn: arn:aws:iam::222233334444:role/mlops/deploy-qa",
      "Role roles-deploy: Allow arn:aws:iam::444455556666:root\n  ArnEquals aws:PrincipalArn: arn:aws:iam::444455556666:role/mlops/mlops-delivery-shared-sentiment-deploy-qa-deploy-role-931e6ea3\n  StringEquals aws:PrincipalOrgID: o-a1b2c3d4e5",
    ],
  ],
  [
    "prod",
    [
      "Role roles-deploy: Allow arn:aws:iam::333344445555:oidc-provider/token.actions.githubusercontent.com\n  StringEquals token.actions.githubusercontent.com:aud: sts.amazonaws.com\n  StringEquals token.actions.githubusercontent.com:sub: repo:example@1234567/mlops-platform@89012345:environment:prod",
      "Role roles-deploy: Allow arn:aws:iam::333344445555:root\n  ArnEquals aws:PrincipalArn: arn:aws:iam::333344445555:role/mlops/deploy-prod",
      "Role roles-deploy: Allow arn:aws:iam::444455556666:root\n  ArnEquals aws:PrincipalArn: arn:aws:iam::444455556666:role/mlops/delivery-shared-sentiment-deploy-production-deploy-role-9731d9a5\n  StringEquals aws:PrincipalOrgID: o-a1b2c3d4e5",
    ],
  ],
])(
  "the role that deploys %s is trusted by its workflows, by itself, and by the build that deploys there",
  async (environment, expected) => {
    expect(await deployTrust(environment)).toEqual(expected);
  },
);

test("the tooling account says which roles the accounts have to trust, and the shipped ones trust exactly those", async () => {
  const { deployers } = (await deployedDelivery("shared")).outputs as unknown as {
    deployers: Readonly<Record<string, readonly string[]>>;
  };
  const trusted = (["dev", "qa", "prod"] as const).map((environment) => {
    const { roles } = stackFileValues({ app: "account", environment }) as unknown as {
      roles: { trustedRoles?: readonly string[] };
    };
    return [environment, roles.trustedRoles];
  });
  expect(trusted).toEqual([
    ["dev", undefined],
    ["qa", deployers.qa],
    ["prod", deployers.prod],
  ]);
});
