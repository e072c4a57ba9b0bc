import { policySizes } from "@mlops/aws";
import { awsEnvironment, environmentNames } from "@mlops/core";
import { isAllowed } from "@mlops/testing";
import { deployBoundary } from "../deployment-roles/deploy-boundary.ts";
import { deployPolicies, previewPolicies, servicesOf } from "../deployment-roles/deployment-roles.ts";

const environment = awsEnvironment({
  app: "account",
  name: "dev",
  account: "111122223333",
  region: "eu-west-1",
});
const boundaryArn = "arn:aws:iam::111122223333:policy/mlops/mlops-account-dev-boundary-674caef8";
const policies = deployPolicies(environment, boundaryArn);
const deployer = {
  arn: "arn:aws:iam::111122223333:role/mlops/deploy-dev",
  policies: Object.values(policies),
  boundary: deployBoundary(environment, servicesOf(policies), boundaryArn),
};
const previewer = {
  arn: "arn:aws:iam::111122223333:role/mlops/preview-dev",
  policies: Object.values(previewPolicies(environment)),
};
const { account } = environment;
const iam = (resource: string) => `arn:aws:iam::${account}:${resource}`;
const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${account}:${resource}`;
const bounded = { "iam:PermissionsBoundary": boundaryArn };

type Row = [action: string, resource: string, context: Readonly<Record<string, string>>];

const row = (action: string, resource: string, context: Row[2] = {}): Row => [action, resource, context];

test("the role that deploys may take itself on where its trust policy lets its account decide", () => {
  const resourcePolicy = {
    Statement: { Effect: "Allow", Principal: { AWS: iam("root") }, Action: "sts:AssumeRole" },
  };
  const request = { action: "sts:AssumeRole", resource: deployer.arn, account, resourcePolicy };
  expect(isAllowed(deployer, request)).toBe(true);
});

test.each(
  (
    [
      ["sagemaker:CreateEndpoint", arn("sagemaker", "endpoint/mlops-sentiment-dev-sentiment-a172d412")],
      ["sagemaker:UpdateDomain", arn("sagemaker", "domain/d-1")],
      ["sagemaker:CreateDataQualityJobDefinition", arn("sagemaker", "data-quality-job-definition/x")],
      ["glue:CreateCrawler", "*"],
      ["glue:CreateDatabase", arn("glue", "database/mlops_platform_dev_features_ddf776e8")],
      ["codeartifact:CreateRepository", "*"],
      ["logs:CreateLogDelivery", "*"],
      ["sns:Unsubscribe", "*"],
      ["s3:PutBucketPolicy", "arn:aws:s3:::mlops-platform-dev-ml-data-7c284937"],
      ["ec2:RunInstances", "arn:aws:ec2:eu-west-1::image/ami-1"],
      ["lambda:UpdateFunctionCode", arn("lambda", "function:sentiment-invoker-function-1")],
      ["ssm:PutParameter", arn("ssm", "parameter/mlops/dev/platform/network/vpc-id")],
      ["apigateway:POST", "arn:aws:apigateway:eu-west-1::/apis"],
      ["iam:CreateRole", iam("role/mlops/mlops-platform-dev-studio"), bounded],
      ["iam:PutRolePolicy", iam("role/mlops/mlops-platform-dev-studio"), bounded],
      ["iam:DeleteRole", iam("role/mlops/mlops-platform-dev-studio")],
      ["iam:PassRole", iam("role/mlops/x"), { "iam:PassedToService": "sagemaker.amazonaws.com" }],
      ["iam:CreatePolicyVersion", iam("policy/mlops/studio-building")],
      [
        "iam:CreateServiceLinkedRole",
        iam("role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/x"),
        { "iam:AWSServiceName": "sagemaker.application-autoscaling.amazonaws.com" },
      ],
    ] as readonly (readonly [string, string, Row[2]?])[]
  ).map(([action, resource, context]) => row(action, resource, context)),
)("the role that deploys may %s %s", (action, resource, context) => {
  expect(isAllowed(deployer, { action, resource, account, context })).toBe(true);
});

test.each(
  (
    [
      ["iam:CreateUser", iam("user/mlops/backdoor")],
      ["iam:CreateAccessKey", iam("user/somebody")],
      ["iam:CreateRole", iam("role/admin"), bounded],
      ["iam:CreateRole", iam("role/mlops/unbounded")],
      ["iam:CreateRole", iam("role/mlops/x"), { "iam:PermissionsBoundary": iam("policy/mlops/wide") }],
      ["iam:PutRolePolicy", iam("role/mlops/unbounded")],
      ["iam:AttachRolePolicy", iam("role/mlops/x"), { "iam:PermissionsBoundary": iam("policy/mlops/wide") }],
      [
        "iam:PutRolePermissionsBoundary",
        iam("role/mlops/x"),
        { "iam:PermissionsBoundary": iam("policy/mlops/wide") },
      ],
      ["iam:DeleteRolePermissionsBoundary", iam("role/mlops/x"), bounded],
      ["iam:CreatePolicy", boundaryArn],
      ["iam:CreatePolicyVersion", boundaryArn],
      ["iam:SetDefaultPolicyVersion", boundaryArn],
      ["iam:DeletePolicy", boundaryArn],
      ["iam:DeletePolicyVersion", boundaryArn],
      ["iam:PutRolePolicy", deployer.arn, bounded],
      ["iam:UpdateAssumeRolePolicy", deployer.arn],
      ["iam:UpdateAssumeRolePolicy", previewer.arn],
      ["iam:CreatePolicyVersion", iam("policy/mlops/deploy-dev-boundary")],
      ["iam:CreatePolicyVersion", iam("policy/mlops/preview-dev-reading")],
      ["iam:PassRole", deployer.arn, { "iam:PassedToService": "lambda.amazonaws.com" }],
      ["iam:PassRole", iam("role/admin"), { "iam:PassedToService": "lambda.amazonaws.com" }],
      ["iam:PassRole", iam("role/mlops/x"), { "iam:PassedToService": "cloudformation.amazonaws.com" }],
      ["iam:UpdateOpenIDConnectProviderThumbprint", iam("oidc-provider/token.actions.githubusercontent.com")],
      [
        "iam:CreateServiceLinkedRole",
        iam("role/aws-service-role/x"),
        { "iam:AWSServiceName": "x.amazonaws.com" },
      ],
      ["sts:AssumeRole", iam("role/admin")],
      ["organizations:LeaveOrganization", "*"],
      ["s3:PutAccountPublicAccessBlock", "*"],
      ["s3:GetObject", "arn:aws:s3:::somebody-elses-bucket/key"],
      ["ssm:PutParameter", arn("ssm", "parameter/mlops/prod/platform/network/vpc-id")],
      ["sagemaker:CreateTrainingJob", arn("sagemaker", "training-job/x")],
      ["sagemaker:DeleteTags", arn("sagemaker", "training-job/x")],
      ["sagemaker:DeleteEndpoint", arn("sagemaker", "endpoint/somebody-elses")],
      ["sagemaker:DeleteEndpoint", arn("sagemaker", "endpoint/mlops-sentiment-prod-sentiment")],
      ["glue:DeleteTable", arn("glue", "table/finance/ledger")],
      ["ec2:DeleteTags", arn("ec2", "snapshot/snap-1")],
      ["codepipeline:CreatePipeline", arn("codepipeline", "mlops-delivery-shared-train")],
      ["ec2:DisableEbsEncryptionByDefault", "*"],
    ] as readonly (readonly [string, string, Row[2]?])[]
  ).map(([action, resource, context]) => row(action, resource, context)),
)("the role that deploys may not %s %s", (action, resource, context) => {
  expect(isAllowed(deployer, { action, resource, account, context })).toBe(false);
});

describe("the role that deploys the tooling account", () => {
  const shared = awsEnvironment({ app: "account", name: "shared", account, region: "eu-west-1" });
  const own = deployPolicies(shared, boundaryArn);
  const tooling = {
    arn: "arn:aws:iam::111122223333:role/mlops/deploy-shared",
    policies: Object.values(own),
    boundary: deployBoundary(shared, servicesOf(own), boundaryArn),
  };

  test.each(
    (
      [
        ["codepipeline:CreatePipeline", arn("codepipeline", "mlops-delivery-shared-train-1a2b3c4d")],
        ["codebuild:UpdateProject", arn("codebuild", "project/mlops-delivery-shared-train-1a2b3c4d")],
        ["codeconnections:PassConnection", arn("codeconnections", "connection/x")],
        ["iam:PassRole", iam("role/mlops/x"), { "iam:PassedToService": "codebuild.amazonaws.com" }],
      ] as readonly (readonly [string, string, Row[2]?])[]
    ).map(([action, resource, context]) => row(action, resource, context)),
  )("may %s %s, which no other environment's may", (action, resource, context) => {
    expect(isAllowed(tooling, { action, resource, account, context })).toBe(true);
    expect(isAllowed(deployer, { action, resource, account, context })).toBe(false);
  });

  test.each([
    ["sagemaker:CreateModel", arn("sagemaker", "model/x")],
    ["ec2:CreateVpc", arn("ec2", "vpc/x")],
    ["lambda:CreateFunction", arn("lambda", "function:x")],
    ["codepipeline:UpdatePipeline", arn("codepipeline", "somebody-elses")],
  ])("may not %s %s", (action, resource) => {
    expect(isAllowed(tooling, { action, resource, account })).toBe(false);
  });
});

test("whatever else the role is given, the boundary keeps it from other identities and from its own", () => {
  const administrator = {
    ...deployer,
    policies: [{ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }],
  };
  const may = (action: string, resource: string, context = {}) =>
    isAllowed(administrator, { action, resource, account, context });
  expect(may("iam:CreateUser", iam("user/x"))).toBe(false);
  expect(may("iam:CreateRole", iam("role/mlops/x"))).toBe(false);
  expect(may("iam:PutRolePolicy", deployer.arn, bounded)).toBe(false);
  expect(may("organizations:LeaveOrganization", "*")).toBe(false);
  expect(may("sqs:CreateQueue", arn("sqs", "x"))).toBe(true);
});

test("the role that previews only reads, and no data", () => {
  const reading =
    /^(?:apigateway:GET|budgets:View|codebuild:BatchGet|sts:AssumeRole$|[\w-]+:(?:Describe|Get|List))/;
  const actions = previewer.policies.flatMap(({ Statement }) =>
    Statement.flatMap(({ Action = [] }) => Action),
  );
  expect(actions.filter((action) => !reading.test(action))).toEqual([]);
  for (const action of [
    "s3:GetObject",
    "secretsmanager:GetSecretValue",
    "kms:Decrypt",
    "athena:GetQueryResults",
  ]) {
    expect(actions).not.toContain(action);
  }
  expect(isAllowed(previewer, { action: "sagemaker:DescribeEndpoint", resource: "*", account })).toBe(true);
});

test.each(environmentNames)(
  "the policies of %s fit into managed policies, at most ten for a role",
  (name) => {
    const here = { ...environment, name };
    const state = { bucketName: "b".repeat(63), keyArn: arn("kms", `key/${"0".repeat(36)}`) };
    const own = deployPolicies(here, boundaryArn, state);
    const all = [
      ...Object.entries(own),
      ...Object.entries(previewPolicies(here, state)),
      ["boundary", deployBoundary(here, servicesOf(own), boundaryArn)] as const,
    ];
    const tooLong = all.filter(
      ([, document]) => JSON.stringify(document).replaceAll(/\s/g, "").length > policySizes.managed,
    );
    expect(tooLong.map(([use]) => use)).toEqual([]);
    expect(Object.keys(own)).toHaveLength(name === "shared" ? 4 : 5);
  },
);

test("the role that deploys may make keys, which have no policy of their own yet", () => {
  const unlimited = policies["data"]?.Statement.find(({ Sid }) => Sid === "Unlimited");
  expect([unlimited?.Resource, unlimited?.Action]).toEqual(["*", expect.arrayContaining(["kms:CreateKey"])]);
});

test("no action is written with a wildcard", () => {
  const actions = Object.values(policies).flatMap(({ Statement }) =>
    Statement.flatMap(({ Action = [] }) => Action),
  );
  expect(actions.filter((action) => action.includes("*"))).toEqual([]);
});
