import { type Cloud, stackFileProblems, stackFileValues } from "@mlops/testing";
import delivery from "./index.ts";
import { accounts, deployedDelivery } from "./testing/deployed-delivery.ts";

let tooling: Cloud;
beforeAll(async () => {
  tooling = await deployedDelivery("shared");
});

/** The ARN of the role of a build of the tooling account. */
const buildRole = (build: string) =>
  `arn:aws:iam::444455556666:role/mlops/${String(tooling.inputs(`${build}-role`, "Role").name)}`;
const assumedBy = (build: string) => {
  const { Statement } = tooling.inputs(`${build}-role-policy`).policy as unknown as {
    Statement: { Action: string[]; Resource: string[] }[];
  };
  return Statement.flatMap(({ Action, Resource }) => (Action.includes("sts:AssumeRole") ? Resource : []));
};

/** What querying the history of the feature group takes, as `canQueryFeatures` says. */
const rightsToQuery = [
  [
    [
      "athena:GetPreparedStatement",
      "athena:GetQueryExecution",
      "athena:GetQueryResults",
      "athena:GetWorkGroup",
      "athena:StartQueryExecution",
      "athena:StopQueryExecution",
    ],
    ["arn:aws:athena:eu-west-1:111122223333:workgroup/features"],
  ],
  [
    ["glue:GetDatabase", "glue:GetPartitions", "glue:GetTable"],
    ["catalog", "database/features", "table/features/reviews"].map(
      (resource) => `arn:aws:glue:eu-west-1:111122223333:${resource}`,
    ),
  ],
  [
    ["s3:GetObject"],
    [
      "arn:aws:s3:::data-bucket/feature-store/offline/111122223333/sagemaker/eu-west-1/offline-store/reviews-*",
    ],
  ],
  [
    ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
    ["arn:aws:s3:::data-bucket/feature-store/query-results/*"],
  ],
  [["s3:GetBucketLocation"], ["arn:aws:s3:::data-bucket"]],
  [["s3:ListBucket"], ["arn:aws:s3:::data-bucket"]],
  [["lakeformation:GetDataAccess"], ["*"]],
  [
    ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
    ["arn:aws:kms:eu-west-1:111122223333:key/data"],
  ],
];

test.each<[keyof typeof accounts, string, readonly string[], readonly unknown[]]>([
  [
    "dev",
    "sentiment-trainer-role",
    ["sentiment-train-run", "sentiment-train-prepare"],
    [
      [
        ["ssm:GetParameter"],
        ["arn:aws:ssm:eu-west-1:111122223333:parameter/mlops/dev/sentiment/pipeline/pipeline-name"],
      ],
      [["sagemaker:StartPipelineExecution"], ["arn:aws:sagemaker:eu-west-1:111122223333:pipeline/training"]],
      [
        ["sagemaker:DescribePipelineExecution", "sagemaker:StopPipelineExecution"],
        ["arn:aws:sagemaker:eu-west-1:111122223333:pipeline/training/execution/*"],
      ],
      [
        ["ssm:GetParameter"],
        ["workgroup-name", "database-name"].map(
          (setting) =>
            `arn:aws:ssm:eu-west-1:111122223333:parameter/mlops/dev/platform/feature-store/${setting}`,
        ),
      ],
      ...rightsToQuery,
    ],
  ],
  ...(["qa", "prod"] as const).map(
    (name): [keyof typeof accounts, string, readonly string[], readonly unknown[]] => [
      name,
      "sentiment-tester-role",
      [`sentiment-deploy-${name === "qa" ? "qa" : "production"}-test`],
      [
        [
          ["sagemaker:DescribeEndpoint", "sagemaker:InvokeEndpoint"],
          [`arn:aws:sagemaker:eu-west-1:${accounts[name]}:endpoint/mlops-sentiment-${name}-*`],
        ],
        [
          ["sagemaker:DescribeEndpointConfig", "sagemaker:DescribeModel"],
          ["endpoint-config/*", "model/*"].map(
            (resource) => `arn:aws:sagemaker:eu-west-1:${accounts[name]}:${resource}`,
          ),
        ],
      ],
    ],
  ),
])(
  "%s has one role, which exactly the builds that name it may assume",
  async (name, role, builds, rights) => {
    const cloud = await deployedDelivery(name);
    const { name: roleName, path, assumeRolePolicy } = cloud.inputs(role, "Role");
    const arn = `arn:aws:iam::${accounts[name]}:role${String(path)}${String(roleName)}`;
    expect(builds.map(assumedBy)).toEqual(builds.map(() => [arn]));
    expect(assumeRolePolicy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:root" },
          Action: ["sts:AssumeRole"],
          Condition: { ArnEquals: { "aws:PrincipalArn": builds.map(buildRole) } },
        },
      ],
    });
    const { Statement } = cloud.inputs(`${role}-policy`).policy as unknown as {
      Statement: { Action: string[]; Resource: string[] }[];
    };
    expect(Statement.map(({ Action, Resource }) => [Action, Resource])).toEqual(rights);
    expect(cloud.resources.filter(({ type }) => type === "aws:iam/role:Role")).toHaveLength(1);
  },
);

interface Policy {
  readonly Statement: readonly { readonly Sid: string; readonly Principal: unknown }[];
}
const principals = (policy: unknown) =>
  (JSON.parse(typeof policy === "string" ? policy : JSON.stringify(policy)) as Policy).Statement.map(
    ({ Sid, Principal }) => [Sid, Principal],
  );
const dev = { AWS: ["arn:aws:iam::111122223333:root"] };

test("artifacts and their key are read by the account that trains, and by no other", () => {
  const own = { AWS: "arn:aws:iam::444455556666:root" };
  expect(principals(tooling.inputs("artifacts-policy").policy)).toEqual([
    ["TlsOnly", "*"],
    ["ListFromOtherAccounts", dev],
    ["ReadFromOtherAccounts", dev],
  ]);
  expect(principals(tooling.inputs("keys-data").policy)).toEqual([
    ["Administer", own],
    ["UseThroughIam", own],
    ["GrantsForServices", own],
    ["ReadFromOtherAccounts", dev],
  ]);
});

test("the registry's account alone puts approvals on the bus that its stack file names", () => {
  expect(JSON.parse(String(tooling.inputs("approvals-policy").policy))).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "ForwardApprovals",
        Effect: "Allow",
        Principal: dev,
        Action: ["events:PutEvents"],
        Resource: `arn:aws:events:eu-west-1:444455556666:event-bus/${String(tooling.inputs("approvals", "EventBus").name)}`,
        Condition: {
          StringEquals: {
            "events:source": "aws.sagemaker",
            "events:detail-type": "SageMaker Model Package State Change",
          },
        },
      },
    ],
  });
  const { registry } = stackFileValues({ app: "platform", environment: "dev" }) as unknown as {
    registry: { sentiment: { approvals: { busArn: string } } };
  };
  expect(registry.sentiment.approvals.busArn).toBe(
    `arn:aws:events:eu-west-1:444455556666:event-bus/${String(tooling.inputs("approvals", "EventBus").name)}`,
  );
});

test("a stack file is the tooling account's or a target's", async () => {
  const both = { target: { toolingAccount: "444455556666" } };
  expect(await stackFileProblems(delivery, { app: "delivery", environment: "shared" }, both)).toEqual([
    'tooling, target: got ["tooling","target"]; expected one of the two: tooling in the stack shared, target in the others',
  ]);
});
