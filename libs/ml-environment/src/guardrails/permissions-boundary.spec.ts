import { fitsGlob, pipelineEmrRules } from "@mlops/aws";
import { type Conditions, type PolicyStatement, awsEnvironment } from "@mlops/core";
import { permissionsBoundary } from "./permissions-boundary.ts";

const environment = awsEnvironment({
  app: "platform",
  name: "dev",
  account: "111122223333",
  region: "eu-west-1",
});
const boundary = permissionsBoundary({
  environment,
  trustedAccounts: ["222222222222"],
  readableBuckets: ["public-*"],
});

/** Plain texts: nothing in the boundary is known later. */
const texts = (value: unknown) => [value].flat().filter((one) => typeof one === "string");
const fits = (patterns: unknown, text: string) => texts(patterns).some((pattern) => fitsGlob(pattern, text));

/** What a request is about; a key that is absent is not sent. */
type Context = Readonly<Record<string, string | undefined>>;

/** A request to the region, for something in the account, unless its ARN or `context` says otherwise. */
function contextOf(resource: string, context: Context): Context {
  const [, , service, region, account] = resource.split(":");
  return {
    "aws:RequestedRegion": region === undefined || region === "" ? "eu-west-1" : region,
    "aws:ResourceAccount": resource === "*" ? undefined : account === "" ? "111122223333" : account,
    ...(service === "iam" && { "iam:PassedToService": "sagemaker.amazonaws.com" }),
    "kms:GrantIsForAWSResource": "true",
    ...context,
  };
}

function holds(conditions: Conditions, context: Context): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const value = context[key];
      if (operator === "Null") return texts(wanted).includes(String(value === undefined));
      if (operator === "StringNotEquals") return value === undefined || !texts(wanted).includes(value);
      return value !== undefined && texts(wanted).includes(value);
    }),
  );
}

function covers(statement: PolicyStatement, action: string, resource: string, context: Context): boolean {
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  return (
    (Action ? fits(Action, action) : !fits(NotAction, action)) &&
    (Resource ? fits(Resource, resource) : !fits(NotResource, resource)) &&
    holds(Condition, context)
  );
}

/** The statements that decide about a request. */
function decidedBy(action: string, resource: string, context: Context = {}): string[] {
  const request = contextOf(resource, context);
  const covering = boundary.Statement.filter((statement) => covers(statement, action, resource, request));
  const denying = covering.filter(({ Effect }) => Effect === "Deny");
  return (denying.length > 0 ? denying : covering).map(({ Effect, Sid }) => `${Effect} ${Sid}`);
}

const sageMaker = "arn:aws:sagemaker:eu-west-1:111122223333:";
const key = "arn:aws:kms:eu-west-1:111122223333:key/1234";
const object = "arn:aws:s3:::some-bucket/some/object";
const networkInterface = "arn:aws:ec2:eu-west-1:111122223333:network-interface/eni-1";
const logStream = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/x:log-stream:y";
const imageOfAws = "arn:aws:ecr:eu-west-1:763104351884:repository/pytorch-training";
const platform = ["Deny NoPlatformChanges"];
const queue = "arn:aws:sqs:eu-west-1:111122223333:dead-letters";

describe("the permissions boundary lets a role be given what it needs to", () => {
  test.each<[string, [action: string, resource: string][]]>([
    [
      "open Studio",
      [
        ["sagemaker:CreateApp", `${sageMaker}app/d-1/team/JupyterLab/default`],
        ["sagemaker:DeleteApp", `${sageMaker}app/d-1/team/JupyterLab/default`],
        ["sagemaker:CreateSpace", `${sageMaker}space/d-1/mine`],
        ["sagemaker:DescribeDomain", `${sageMaker}domain/d-1`],
        ["sagemaker:DescribeUserProfile", `${sageMaker}user-profile/d-1/ann`],
        ["sagemaker:ListApps", "*"],
        ["sagemaker:Search", "*"],
        ["sagemaker:UpdateAppImageConfig", `${sageMaker}app-image-config/own`],
      ],
    ],
    [
      "launch jobs",
      [
        ["sagemaker:CreateAutoMLJobV2", `${sageMaker}automl-job/x`],
        ["sagemaker:CreateHyperParameterTuningJob", `${sageMaker}hyper-parameter-tuning-job/x`],
        ["sagemaker:CreateProcessingJob", `${sageMaker}processing-job/x`],
        ["sagemaker:CreateTrainingJob", `${sageMaker}training-job/x`],
        ["sagemaker:CreateTransformJob", `${sageMaker}transform-job/x`],
        ["sagemaker:StopTrainingJob", `${sageMaker}training-job/x`],
        ["sagemaker:AddTags", `${sageMaker}training-job/x`],
        ["iam:PassRole", "arn:aws:iam::111122223333:role/mlops/training-1a2b"],
        ["iam:GetRole", "arn:aws:iam::111122223333:role/mlops/studio-1a2b"],
      ],
    ],
    [
      "run a job",
      [
        ["s3:ListBucket", "arn:aws:s3:::some-bucket"],
        ["s3:GetObject", object],
        ["s3:PutObject", object],
        ["ecr:GetAuthorizationToken", "*"],
        ["ecr:BatchCheckLayerAvailability", imageOfAws],
        ["ecr:BatchGetImage", imageOfAws],
        ["ecr:GetDownloadUrlForLayer", imageOfAws],
        ["sagemaker:BatchPutMetrics", `${sageMaker}experiment-trial-component/x`],
        ["ec2:CreateNetworkInterface", networkInterface],
        ["ec2:CreateNetworkInterfacePermission", networkInterface],
        ["ec2:DeleteNetworkInterface", networkInterface],
        ["ec2:DeleteNetworkInterfacePermission", networkInterface],
        ["ec2:DescribeDhcpOptions", "*"],
        ["ec2:DescribeNetworkInterfaces", "*"],
        ["ec2:DescribeSecurityGroups", "*"],
        ["ec2:DescribeSubnets", "*"],
        ["ec2:DescribeVpcs", "*"],
        ["kms:CreateGrant", key],
        ["kms:Decrypt", key],
        ["kms:DescribeKey", key],
        ["kms:Encrypt", key],
        ["kms:GenerateDataKey", key],
        ["cloudwatch:PutMetricData", "*"],
        ["logs:CreateLogGroup", "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/TrainingJobs"],
        ["logs:CreateLogStream", logStream],
        ["logs:DescribeLogStreams", logStream],
        ["logs:PutLogEvents", logStream],
      ],
    ],
    [
      "run a pipeline and register models",
      [
        ["sagemaker:CreateModel", `${sageMaker}model/x`],
        ["sagemaker:CreateModelPackage", `${sageMaker}model-package/group/1`],
        ["sagemaker:CreateModelPackageGroup", `${sageMaker}model-package-group/group`],
        ["sagemaker:CreateModelPackage", "arn:aws:sagemaker:eu-west-1:222222222222:model-package/group/1"],
        ["sagemaker:DescribeModelPackage", "arn:aws:sagemaker:eu-west-1:222222222222:model-package/group/1"],
        ["ecr:DescribeImages", "arn:aws:ecr:eu-west-1:111122223333:repository/inference"],
        ["sagemaker:StartPipelineExecution", `${sageMaker}pipeline/train`],
        ["sagemaker:UpdateModelPackage", `${sageMaker}model-package/group/1`],
        ["sagemaker:UpdatePipeline", `${sageMaker}pipeline/train`],
        ["sagemaker:SendPipelineExecutionStepSuccess", `${sageMaker}pipeline/train/execution/x`],
        ["lambda:InvokeFunction", "arn:aws:lambda:eu-west-1:111122223333:function:gate"],
      ],
    ],
    [
      "run steps of a pipeline on EMR",
      [
        ...[
          "AddJobFlowSteps",
          "CancelSteps",
          "DescribeCluster",
          "DescribeStep",
          "ListSteps",
          "TerminateJobFlows",
        ].map((action): [string, string] => [
          `elasticmapreduce:${action}`,
          "arn:aws:elasticmapreduce:eu-west-1:111122223333:cluster/j-1",
        ]),
        ["elasticmapreduce:RunJobFlow", "*"],
        ...["DescribeRule", "PutRule", "PutTargets"].flatMap((action) =>
          pipelineEmrRules.map((rule): [string, string] => [
            `events:${action}`,
            `arn:aws:events:eu-west-1:111122223333:rule/${rule}`,
          ]),
        ),
      ],
    ],
    [
      "serve a model",
      [
        ["sagemaker:CreateEndpoint", `${sageMaker}endpoint/x`],
        ["sagemaker:CreateEndpointConfig", `${sageMaker}endpoint-config/x`],
        ["sagemaker:InvokeEndpoint", `${sageMaker}endpoint/x`],
        ["sagemaker:InvokeEndpointAsync", `${sageMaker}endpoint/x`],
        ["sagemaker:UpdateEndpoint", `${sageMaker}endpoint/x`],
        ["sagemaker:UpdateEndpointWeightsAndCapacities", `${sageMaker}endpoint/x`],
        ["sagemaker:CreateInferenceComponent", `${sageMaker}inference-component/x`],
        ["cloudwatch:DescribeAlarms", "*"],
        ["sns:Publish", "arn:aws:sns:eu-west-1:111122223333:results"],
        ["sagemaker:DeleteEndpoint", `${sageMaker}endpoint/x`],
        ["application-autoscaling:DeregisterScalableTarget", "*"],
      ],
    ],
    [
      "monitor an endpoint",
      [
        ["sagemaker:CreateDataQualityJobDefinition", `${sageMaker}data-quality-job-definition/x`],
        ["sagemaker:CreateModelBiasJobDefinition", `${sageMaker}model-bias-job-definition/x`],
        ["sagemaker:CreateMonitoringSchedule", `${sageMaker}monitoring-schedule/x`],
        ["sagemaker:StopMonitoringSchedule", `${sageMaker}monitoring-schedule/x`],
        ["sagemaker:DeleteModelQualityJobDefinition", `${sageMaker}model-quality-job-definition/x`],
      ],
    ],
    [
      "keep features",
      [
        ["sagemaker:CreateFeatureGroup", `${sageMaker}feature-group/x`],
        ["sagemaker:UpdateFeatureMetadata", `${sageMaker}feature-group/x`],
        ["sagemaker:BatchGetRecord", `${sageMaker}feature-group/x`],
        ["sagemaker:PutRecord", `${sageMaker}feature-group/x`],
        ["s3:PutObjectAcl", object],
        ["glue:CreateTable", "arn:aws:glue:eu-west-1:111122223333:table/features/x"],
        ["glue:GetTable", "arn:aws:glue:eu-west-1:111122223333:table/features/x"],
        ["athena:StartQueryExecution", "arn:aws:athena:eu-west-1:111122223333:workgroup/features"],
        ["lakeformation:GetDataAccess", "*"],
      ],
    ],
    [
      "run as a function",
      [
        ["logs:PutLogEvents", logStream],
        ["sqs:SendMessage", queue],
        ["sqs:ReceiveMessage", queue],
        ["xray:PutTraceSegments", "*"],
        ["ec2:UnassignPrivateIpAddresses", networkInterface],
        ["ssm:GetParametersByPath", "arn:aws:ssm:eu-west-1:111122223333:parameter/mlops/dev"],
        ["ssm:GetParametersByPath", "arn:aws:ssm:eu-west-1:111122223333:parameter/mlops/dev/network"],
        [
          "secretsmanager:GetSecretValue",
          "arn:aws:secretsmanager:eu-west-1:111122223333:secret:mlops/token-1",
        ],
        ["codepipeline:PutJobSuccessResult", "*"],
      ],
    ],
    [
      "pass events, schedules and commands on",
      [
        ["events:PutEvents", "arn:aws:events:eu-west-1:222222222222:event-bus/mlops"],
        ["codepipeline:StartPipelineExecution", "arn:aws:codepipeline:eu-west-1:111122223333:deploy"],
        ["codebuild:StartBuild", "arn:aws:codebuild:eu-west-1:111122223333:project/test"],
        ["codebuild:BatchGetBuilds", "arn:aws:codebuild:eu-west-1:111122223333:project/test"],
        ["codebuild:BatchPutTestCases", "arn:aws:codebuild:eu-west-1:111122223333:report-group/test"],
        ["codebuild:CreateReportGroup", "arn:aws:codebuild:eu-west-1:111122223333:report-group/test"],
        ["codepipeline:PutApprovalResult", "arn:aws:codepipeline:eu-west-1:111122223333:deploy"],
        ["codestar-connections:UseConnection", "arn:aws:codestar-connections:eu-west-1:111122223333:c/1"],
        ["states:StartExecution", "arn:aws:states:eu-west-1:111122223333:stateMachine:retrain"],
        ["states:SendTaskSuccess", "*"],
        ["codeconnections:UseConnection", "arn:aws:codeconnections:eu-west-1:111122223333:connection/1"],
        ["sts:AssumeRole", "arn:aws:iam::222222222222:role/mlops/deploy"],
        ["ecr:PutImage", "arn:aws:ecr:eu-west-1:111122223333:repository/own"],
      ],
    ],
    [
      "install packages from a mirror",
      [
        ["codeartifact:GetAuthorizationToken", "arn:aws:codeartifact:eu-west-1:111122223333:domain/mlops"],
        [
          "codeartifact:GetRepositoryEndpoint",
          "arn:aws:codeartifact:eu-west-1:111122223333:repository/mlops/pypi",
        ],
        [
          "codeartifact:ReadFromRepository",
          "arn:aws:codeartifact:eu-west-1:111122223333:repository/mlops/pypi",
        ],
        ["sts:GetServiceBearerToken", "*"],
      ],
    ],
    [
      "be reached on a training machine",
      [
        ["ssm:UpdateInstanceInformation", "*"],
        ["ssmmessages:OpenDataChannel", "*"],
      ],
    ],
  ])("%s", (_, needs) => {
    const missing = needs.filter(([action, resource]) => {
      const decisions = decidedBy(action, resource);
      return decisions.length === 0 || decisions.some((decision) => decision.startsWith("Deny"));
    });
    expect(missing).toEqual([]);
  });
});

describe("the permissions boundary lets no role be given", () => {
  test.each<[string, string, string, string[]]>([
    ["a new role", "iam:CreateRole", "arn:aws:iam::111122223333:role/mlops/new", ["Deny NoIdentityChanges"]],
    [
      "the role of somebody else's service",
      "iam:PassRole",
      "arn:aws:iam::111122223333:role/Administrator",
      ["Deny NoOtherIdentities"],
    ],
    [
      "another version of the boundary",
      "iam:CreatePolicyVersion",
      "arn:aws:iam::111122223333:policy/mlops/mlops-dev-boundary-1a2b3c4d",
      ["Deny NoOtherIdentities", "Deny NoIdentityChanges"],
    ],
    [
      "a role without boundary",
      "iam:DeleteRolePermissionsBoundary",
      "arn:aws:iam::111122223333:role/mlops/job",
      ["Deny NoIdentityChanges"],
    ],
    ["a user", "iam:GetUser", "arn:aws:iam::111122223333:user/ann", ["Deny NoOtherIdentities"]],
    ["the end of a key", "kms:ScheduleKeyDeletion", key, ["Deny NoGuardChanges"]],
    ["another key policy", "kms:PutKeyPolicy", key, ["Deny NoGuardChanges"]],
    ["the organization", "organizations:LeaveOrganization", "*", ["Deny NoGuardChanges"]],
    ["the account", "account:PutContactInformation", "*", ["Deny NoGuardChanges"]],
    ["a bucket's policy", "s3:PutBucketPolicy", "arn:aws:s3:::some-bucket", ["Deny NoGuardChanges"]],
    ["a bucket's end", "s3:DeleteBucket", "arn:aws:s3:::some-bucket", ["Deny NoGuardChanges"]],
    ["the end of logs", "logs:PutRetentionPolicy", logStream, ["Deny NoGuardChanges"]],
    ["a Studio domain", "sagemaker:CreateDomain", `${sageMaker}domain/d-1`, ["Deny NoPlatformChanges"]],
    ["another user", "sagemaker:UpdateUserProfile", `${sageMaker}user-profile/d-1/x`, platform],
    ["a notebook instance", "sagemaker:CreateNotebookInstance", `${sageMaker}notebook-instance/x`, platform],
    ["a tracking server", "sagemaker:CreateMlflowTrackingServer", `${sageMaker}mlflow/x`, platform],
    ["a cluster", "sagemaker:CreateCluster", `${sageMaker}cluster/x`, platform],
    ["the end of features", "sagemaker:DeleteFeatureGroup", `${sageMaker}feature-group/x`, platform],
    [
      "the registry's policy",
      "sagemaker:PutModelPackageGroupPolicy",
      `${sageMaker}model-package-group/x`,
      platform,
    ],
    [
      "SageMaker elsewhere",
      "sagemaker:CreateModel",
      "arn:aws:sagemaker:us-east-1:111122223333:model/x",
      ["Deny NoOtherRegions"],
    ],
    [
      "messages to anybody",
      "sqs:SendMessage",
      "arn:aws:sqs:eu-west-1:666666666666:queue",
      ["Deny NoOtherAccounts"],
    ],
    ["others' parameters", "ssm:GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/payroll", []],
    [
      "others' secrets",
      "secretsmanager:GetSecretValue",
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:payroll-1",
      [],
    ],
    [
      "a rule that starts anything else",
      "events:PutRule",
      "arn:aws:events:eu-west-1:111122223333:rule/nightly",
      [],
    ],
    [
      "a version in the registry of somebody else",
      "sagemaker:CreateModelPackage",
      "arn:aws:sagemaker:eu-west-1:666666666666:model-package/group/1",
      ["Deny NoOtherAccounts"],
    ],
    ["others' roles", "sts:AssumeRole", "arn:aws:iam::222222222222:role/Administrator", []],
    ["roles elsewhere", "sts:AssumeRole", "arn:aws:iam::666666666666:role/mlops/x", ["Deny NoOtherAccounts"]],
  ])("%s", (_, action, resource, decisions) => {
    expect(decidedBy(action, resource)).toEqual(decisions);
  });

  test("a bucket of another account to write to, though it is named like one that may be read", () => {
    const elsewhere = { "aws:ResourceAccount": "666666666666" };
    expect(decidedBy("s3:GetObject", "arn:aws:s3:::public-data/a", elsewhere)).toEqual([
      "Allow SupportingServices",
      "Allow PublicData",
    ]);
    expect(decidedBy("s3:GetObject", object, elsewhere)).toEqual(["Deny NoOtherBuckets"]);
    expect(decidedBy("s3:PutObject", "arn:aws:s3:::public-data/a", elsewhere)).toEqual([
      "Deny NoOtherAccounts",
    ]);
  });

  test("a grant of a key to anyone but a service", () => {
    expect(decidedBy("kms:CreateGrant", key, { "kms:GrantIsForAWSResource": "false" })).toEqual([]);
  });

  test("a platform role handed to another service than SageMaker and the clusters of its pipelines", () => {
    const role = "arn:aws:iam::111122223333:role/mlops/job";
    const passed = ["ec2", "elasticmapreduce"].map((service) =>
      decidedBy("iam:PassRole", role, { "iam:PassedToService": `${service}.amazonaws.com` }),
    );
    expect(passed).toEqual([["Allow HandOverRoles"], ["Allow HandOverRoles"]]);
    expect(decidedBy("iam:PassRole", role, { "iam:PassedToService": "lambda.amazonaws.com" })).toEqual([]);
  });
});
