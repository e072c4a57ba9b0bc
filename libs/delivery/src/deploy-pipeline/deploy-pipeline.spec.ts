import { type Cloud, UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { deployPipelineArgs, toolingEnvironment } from "../testing/tooling.ts";
import { DeployPipeline, type DeployPipelineArgs } from "./deploy-pipeline.ts";

const made = (change: Partial<DeployPipelineArgs> = {}): Promise<Cloud> =>
  pretendCloud(() => {
    new DeployPipeline("sentiment-deploy", { ...deployPipelineArgs(), ...change });
  });

let cloud: Cloud;
beforeAll(async () => {
  cloud = await made();
});

const builds = ["qa-deploy", "qa-test", "production-deploy", "production-test"].map(
  (build) => `sentiment-deploy-${build}`,
);
const watched = (rule: string) => [
  `DeadLetterQueue ${rule}-undelivered`,
  `EventRule ${rule}`,
  `EventTarget ${rule}`,
  `MetricAlarm ${rule}-undelivered-alarm`,
  `Queue ${rule}-undelivered`,
  `QueuePolicy ${rule}-undelivered-policy`,
];
const role = (name: string) => [`Role ${name}`, `RolePolicy ${name}-policy`, `ServiceRole ${name}`];
const trust = (service: string, account = "444455556666") => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: [service] },
      Action: ["sts:AssumeRole"],
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    },
  ],
});
const dataKey = {
  Sid: "UseDataKey",
  Effect: "Allow",
  Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
  Resource: ["arn:aws:kms:eu-west-1:444455556666:key/data"],
};
const physicalPipeline = "mlops-delivery-shared-sentiment-deploy-f6191ee6";

interface Action {
  readonly name: string;
  readonly provider: string;
  readonly runOrder?: number;
  readonly roleArn?: string;
  readonly configuration: Readonly<Record<string, string>>;
}
interface Stage {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly onFailure?: object;
}
const stagesOf = (of: Cloud) =>
  of.inputs("sentiment-deploy", "Pipeline").stages as unknown as readonly Stage[];

test("a deploy pipeline is a pipeline, a build for each action, and the events around it", () => {
  expect(cloud.census()).toEqual(
    [
      "DeployPipeline sentiment-deploy",
      "Pipeline sentiment-deploy",
      ...role("sentiment-deploy-role"),
      ...builds.flatMap((build) => [
        `BuildProject ${build}`,
        `LogGroup ${build}-logs`,
        `Project ${build}`,
        ...role(`${build}-role`),
      ]),
      "ApprovalTrigger sentiment-deploy-approvals",
      ...watched("sentiment-deploy-approvals"),
      ...role("sentiment-deploy-approvals-role"),
      "PipelineNotices sentiment-deploy-notices",
      ...watched("sentiment-deploy-notices"),
    ].sort(),
  );
});

test("its stages are sources, QA, approval and production; each deploys before it tests", () => {
  const graph = stagesOf(cloud).map(({ name, actions, onFailure }) => [
    name,
    actions.map((action) => `${action.runOrder ?? 1} ${action.name} by ${action.provider}`),
    onFailure,
  ]);
  expect(graph).toEqual([
    ["Source", ["1 Source by CodeStarSourceConnection"], undefined],
    ["QA", ["1 Deploy by CodeBuild", "2 Test by CodeBuild"], undefined],
    ["Approval", ["1 Approve by Manual"], undefined],
    ["Production", ["1 Deploy by CodeBuild", "2 Test by CodeBuild"], { result: "ROLLBACK" }],
  ]);
});

test("no action has a role of another account: builds run here and assume one role each there", () => {
  const actions = stagesOf(cloud).flatMap(({ name, actions: all }) =>
    all.map((action) => ({ stage: name, ...action })),
  );
  expect(actions.filter(({ roleArn }) => roleArn !== undefined)).toEqual([]);
  const projects = new Map(builds.map((build) => [cloud.inputs(build, "Project").name, build]));
  const assumed = actions
    .filter(({ provider }) => provider === "CodeBuild")
    .map(({ stage, name, configuration }) => {
      const build = projects.get(configuration.ProjectName ?? "") ?? "";
      const { Statement } = cloud.inputs(`${build}-role-policy`).policy as {
        Statement: { Action: string[]; Resource: string[] }[];
      };
      return [
        `${stage} ${name}`,
        Statement.flatMap(({ Action, Resource }) => (Action.includes("sts:AssumeRole") ? Resource : [])),
      ];
    });
  expect(assumed).toEqual([
    ["QA Deploy", ["arn:aws:iam::222233334444:role/mlops/deploy-qa"]],
    ["QA Test", ["arn:aws:iam::222233334444:role/mlops/mlops-sentiment-qa-tester-0130a3d7"]],
    ["Production Deploy", ["arn:aws:iam::333344445555:role/mlops/deploy-prod"]],
    ["Production Test", ["arn:aws:iam::333344445555:role/mlops/mlops-sentiment-prod-tester-3961211d"]],
  ]);
});

test("the version, the endpoint and the execution reach the builds; the approval shows the report of QA", () => {
  const [, qa, approval] = stagesOf(cloud);
  const variables = qa?.actions.map(({ configuration }) =>
    Object.fromEntries(
      (JSON.parse(configuration.EnvironmentVariables ?? "[]") as { name: string; value: string }[]).map(
        ({ name, value }) => [name, value],
      ),
    ),
  );
  expect(variables).toEqual([
    { MODEL_PACKAGE_ARN: "#{variables.modelPackageArn}" },
    {
      ARTIFACT_BUCKET: "artifacts",
      DEPLOYED_VERSION: "#{QADeploy.DEPLOYED_VERSION}",
      ENDPOINT_NAME: "#{QADeploy.ENDPOINT_NAME}",
      EXECUTION_ID: "#{codepipeline.PipelineExecutionId}",
    },
  ]);
  expect(approval?.actions[0]?.configuration).toEqual({
    CustomData:
      "Deploy #{QADeploy.DEPLOYED_VERSION} to production? In QA it answered a share of #{QATest.MATCH_RATE} as labelled.",
    ExternalEntityLink:
      "https://eu-west-1.console.aws.amazon.com/s3/object/artifacts?region=eu-west-1&prefix=reports/" +
      `${physicalPipeline}/#{codepipeline.PipelineExecutionId}/QA/report.json`,
  });
});

test("it runs encrypted, one execution at a time in a stage, and deploys nothing before somebody has chosen a version", () => {
  const { stages: _, ...pipeline } = cloud.inputs("sentiment-deploy", "Pipeline");
  expect(pipeline).toEqual({
    name: physicalPipeline,
    pipelineType: "V2",
    executionMode: "SUPERSEDED",
    roleArn: UNKNOWN,
    artifactStores: [
      {
        type: "S3",
        location: "artifacts",
        encryptionKey: { type: "KMS", id: "arn:aws:kms:eu-west-1:444455556666:key/data" },
      },
    ],
    variables: [
      {
        name: "modelPackageArn",
        defaultValue: "none",
        description: "ARN of the version to deploy, or stack-file: the one that the stack files name",
      },
    ],
  });
});

test("the pipeline's role fetches sources, passes artifacts on and runs its builds, and nothing else", () => {
  expect(cloud.inputs("sentiment-deploy-role", "Role").assumeRolePolicy).toEqual(
    trust("codepipeline.amazonaws.com"),
  );
  expect(cloud.inputs("sentiment-deploy-role-policy").policy).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "UseConnection",
        Effect: "Allow",
        Action: ["codeconnections:UseConnection", "codestar-connections:UseConnection"],
        Resource: ["codeconnections", "codestar-connections"].map(
          (service) =>
            `arn:aws:${service}:eu-west-1:444455556666:connection/7b0c1f5e-4d8a-4a3e-9c26-2f9d1e6b8a47`,
        ),
      },
      {
        Sid: "FindArtifacts",
        Effect: "Allow",
        Action: ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"],
        Resource: ["arn:aws:s3:::artifacts"],
      },
      {
        Sid: "PassArtifactsOn",
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
        Resource: ["arn:aws:s3:::artifacts/*"],
      },
      dataKey,
      {
        Sid: "RunBuilds",
        Effect: "Allow",
        Action: ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
        Resource: builds.map(() => UNKNOWN),
      },
    ],
  });
});

const ofEveryBuild = [
  {
    Sid: "WriteOwnLogs",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: [UNKNOWN],
  },
  {
    Sid: "ReadArtifacts",
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:GetObjectVersion"],
    Resource: ["arn:aws:s3:::artifacts/*"],
  },
  dataKey,
];

test("a build that deploys has the deploy role and the state of stacks, and nothing else", () => {
  const name = "sentiment-deploy-production-deploy";
  expect(cloud.inputs(`${name}-role`, "Role").assumeRolePolicy).toEqual(trust("codebuild.amazonaws.com"));
  expect(cloud.inputs(`${name}-role-policy`).policy).toEqual({
    Version: "2012-10-17",
    Statement: [
      ...ofEveryBuild,
      {
        Sid: "AssumeDeployRole",
        Effect: "Allow",
        Action: ["sts:AssumeRole"],
        Resource: ["arn:aws:iam::333344445555:role/mlops/deploy-prod"],
      },
      {
        Sid: "ListState",
        Effect: "Allow",
        Action: ["s3:ListBucket"],
        Resource: ["arn:aws:s3:::state"],
      },
      {
        Sid: "ReadState",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: ["arn:aws:s3:::state/.pulumi/*"],
      },
      {
        Sid: "WriteOwnState",
        Effect: "Allow",
        Action: ["s3:DeleteObject", "s3:PutObject"],
        Resource: [
          "arn:aws:s3:::state/.pulumi/*/sentiment.prod.json*",
          "arn:aws:s3:::state/.pulumi/*/sentiment.prod/*",
        ],
      },
      {
        Sid: "UseStateKey",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
        Resource: ["arn:aws:kms:eu-west-1:444455556666:key/*"],
        Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/mlops-pulumi"] } },
      },
    ],
  });
});

test("a build that tests has the tester's role and writes the reports of its stage, and nothing else", () => {
  const name = "sentiment-deploy-qa-test";
  expect(cloud.inputs(`${name}-role`, "Role").assumeRolePolicy).toEqual(trust("codebuild.amazonaws.com"));
  expect(cloud.inputs(`${name}-role-policy`).policy).toEqual({
    Version: "2012-10-17",
    Statement: [
      ...ofEveryBuild,
      {
        Sid: "AssumeTesterRole",
        Effect: "Allow",
        Action: ["sts:AssumeRole"],
        Resource: ["arn:aws:iam::222233334444:role/mlops/mlops-sentiment-qa-tester-0130a3d7"],
      },
      {
        Sid: "WriteReports",
        Effect: "Allow",
        Action: ["s3:PutObject"],
        Resource: [`arn:aws:s3:::artifacts/reports/${physicalPipeline}/*/QA/*`],
      },
    ],
  });
});

test("an approved version of the registry's account starts it, with the version as its variable", () => {
  const { eventPattern, eventBusName } = cloud.inputs("sentiment-deploy-approvals", "EventRule");
  expect(eventBusName).toBe("approvals");
  expect(JSON.parse(String(eventPattern))).toEqual({
    account: ["111122223333"],
    source: ["aws.sagemaker"],
    "detail-type": ["SageMaker Model Package State Change"],
    detail: {
      ModelPackageGroupName: ["sentiment-models"],
      ModelApprovalStatus: ["Approved"],
      ModelPackageArn: [{ exists: true }],
    },
  });
  expect(cloud.inputs("sentiment-deploy-approvals", "EventTarget")).toEqual({
    eventBusName: "approvals",
    rule: expect.any(String) as string,
    arn: UNKNOWN,
    roleArn: UNKNOWN,
    deadLetterConfig: { arn: UNKNOWN },
    inputTransformer: {
      inputPaths: { version: "$.detail.ModelPackageArn" },
      inputTemplate: '{"variables":[{"name":"modelPackageArn","value":<version>}]}',
    },
  });
  expect(cloud.inputs("sentiment-deploy-approvals-role", "Role").assumeRolePolicy).toEqual(
    trust("events.amazonaws.com"),
  );
  expect(cloud.inputs("sentiment-deploy-approvals-role-policy").policy).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "StartPipeline",
        Effect: "Allow",
        Action: ["codepipeline:StartPipelineExecution"],
        Resource: [UNKNOWN],
      },
    ],
  });
});

test("somebody is told when it fails, when an approval waits and when production is deployed", () => {
  const { eventPattern } = cloud.inputs("sentiment-deploy-notices", "EventRule");
  const detail = { pipeline: [physicalPipeline] };
  expect(JSON.parse(String(eventPattern))).toEqual({
    source: ["aws.codepipeline"],
    $or: [
      {
        "detail-type": ["CodePipeline Pipeline Execution State Change"],
        detail: { ...detail, state: ["FAILED"] },
      },
      {
        "detail-type": ["CodePipeline Action Execution State Change"],
        detail: { ...detail, state: ["STARTED"], type: { category: ["Approval"] } },
      },
      {
        "detail-type": ["CodePipeline Stage Execution State Change"],
        detail: { ...detail, state: ["SUCCEEDED"], stage: ["Production"] },
      },
    ],
  });
  expect(cloud.inputs("sentiment-deploy-notices", "EventTarget").arn).toBe(
    "arn:aws:sns:eu-west-1:444455556666:alarms",
  );
});

test.each([
  ["stop", undefined],
  ["rollback", { result: "ROLLBACK" }],
  ["retry-failed-actions", { result: "RETRY", retryConfiguration: { retryMode: "FAILED_ACTIONS" } }],
  ["retry-stage", { result: "RETRY", retryConfiguration: { retryMode: "ALL_ACTIONS" } }],
] as const)("a stage that fails can %s", async (onFailure, expected) => {
  const stages = stagesOf(await made({ qa: { onFailure } }));
  expect(stages[1]?.onFailure).toEqual(expected);
});

test("names fit the services at the longest logical name", async () => {
  const name = "x".repeat(120);
  const long = await pretendCloud(() => {
    new DeployPipeline(name, { ...deployPipelineArgs(), nameSuffix: "eu-2" });
  });
  const length = (type: string) =>
    Math.max(
      ...long.resources
        .filter((resource) => resource.type.endsWith(`:${type}`))
        .map(({ inputs }) => String(inputs.name).length),
    );
  expect([
    length("Pipeline"),
    length("Project"),
    length("EventRule"),
    length("Queue"),
    length("Role"),
  ]).toEqual([100, 150, 64, 80, 64]);
});

test("arguments that cannot work are refused together, by path", async () => {
  const args = deployPipelineArgs();
  const wrong = {
    connectionArn:
      "arn:aws:codeconnections:eu-west-1:111122223333:connection/7b0c1f5e-4d8a-4a3e-9c26-2f9d1e6b8a47",
    targets: { dev: "111122223333" },
    test: { data: "../secrets", minMatchRate: 1.5 },
    versionPaths: [],
    approvalTimeout: "90 days" as const,
    keys: { ...args.keys, environment: { ...toolingEnvironment, account: "111122223333" } },
  };
  expect(await pretendProblems(() => new DeployPipeline("sentiment-deploy", { ...args, ...wrong }))).toEqual([
    [
      "sentiment-deploy cannot be built:",
      "keys: got account 111122223333, eu-west-1; expected account 444455556666, eu-west-1",
      'qa.environment: got "qa"; expected an environment of targets: "dev"',
      'production.environment: got "prod"; expected an environment of targets: "dev"',
      "versionPaths: got []; expected at least 1 item",
      'test.data: got "../secrets"; expected a text such as "sentiment/reviews.jsonl"',
      "test.minMatchRate: got 1.5; expected more than 0 and at most 1",
      'approvalTimeout: got "90 days"; expected 5 to 86400 whole minutes, such as "5 minutes"',
      `connectionArn: got "${wrong.connectionArn.slice(0, 76)}...; expected a connection of account 444455556666`,
    ].join("\n  - "),
  ]);
});

test("without a connection it says how to get one", async () => {
  const args = { ...deployPipelineArgs(), connectionArn: undefined as unknown as string };
  expect(await pretendProblems(() => new DeployPipeline("sentiment-deploy", args))).toEqual([
    "sentiment-deploy cannot be built:\n  - connectionArn: got nothing; expected the ARN of a connection; " +
      "make one in the console, which also confirms it",
  ]);
});

test.each([
  "01234567-89ab-cdef-0123-456789abcdef",
  "12345678-9012-3456-7890-123456789012",
  "00000000-0000-0000-0000-000000000000",
])("the connection %s was not made by AWS, and is refused", async (id) => {
  const args = deployPipelineArgs();
  const connectionArn = args.connectionArn.replace(/[^/]+$/, id);
  expect(
    await pretendProblems(() => new DeployPipeline("sentiment-deploy", { ...args, connectionArn })),
  ).toEqual([
    expect.stringMatching(
      /connectionArn: got "arn:.*; expected the ARN of your own connection: make one in the console .*, confirm it there/,
    ),
  ]);
});

test("a checksum of zeros is refused, with where to find the release's", async () => {
  const args = deployPipelineArgs();
  const pulumi = { ...args.pulumi, sha256: "0".repeat(64) };
  expect(await pretendProblems(() => new DeployPipeline("sentiment-deploy", { ...args, pulumi }))).toEqual([
    expect.stringMatching(
      /pulumi\.sha256: got "0+"?.*; expected the sum of pulumi-v<version>-linux-x64\.tar\.gz in https/,
    ),
  ]);
});

describe("a pipeline that builds and trains", () => {
  const buildAndTrain = {
    parameters: "parameters.json",
    preparation: "preparation.json",
    tuningParameter: "Tuning",
  };
  let trained: Cloud;
  beforeAll(async () => {
    trained = await made({ buildAndTrain });
  });

  test("starts with each commit, and packs, prepares, trains and then deploys what its run has registered", () => {
    const stages = stagesOf(trained);
    expect(stages.map(({ name, actions }) => [name, actions.map((action) => action.name)])).toEqual([
      ["Source", ["Source"]],
      ["BuildAndTrain", ["Package", "PrepareData", "Train"]],
      ["QA", ["Deploy", "Test"]],
      ["Approval", ["Approve"]],
      ["Production", ["Deploy", "Test"]],
    ]);
    expect(stages[0]?.actions[0]?.configuration.DetectChanges).toBe("true");
    expect(stages[2]?.actions[0]?.configuration.EnvironmentVariables).toBe(
      '[{"name":"MODEL_PACKAGE_ARN","value":"#{Train.MODEL_PACKAGE_ARN}","type":"PLAINTEXT"}]',
    );
  });

  test("is not started by approvals, which its own runs make too", () => {
    expect(trained.census().filter((line) => line.includes("approvals"))).toEqual([]);
    expect(trained.inputs("sentiment-deploy", "Pipeline").variables).toEqual([
      { name: "tuning", defaultValue: "false", description: "Whether to tune: true or false" },
    ]);
  });

  test("needs an account to train in", async () => {
    const wrong = { buildAndTrain, targets: { qa: "222233334444", prod: "333344445555" } };
    expect(
      await pretendProblems(
        () => new DeployPipeline("sentiment-deploy", { ...deployPipelineArgs(), ...wrong }),
      ),
    ).toEqual([
      expect.stringContaining(
        'buildAndTrain.trainsIn: got "dev"; expected an environment of targets: "qa" or "prod"',
      ),
    ]);
  });
});
