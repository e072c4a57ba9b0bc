import { arnIn } from "@mlops/aws";
import { settingsRoot } from "@mlops/contracts";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";

/** What passes data, logs, events and commands between parts of the platform. */
const actions: readonly string[] = [
  "athena:*Get*",
  "athena:StartQueryExecution",
  "athena:StopQueryExecution",
  "codebuild:BatchGet*",
  "codebuild:BatchPut*",
  "codebuild:CreateReport*",
  "codebuild:StartBuild*",
  "codebuild:StopBuild*",
  "codebuild:UpdateReport",
  "codeconnections:UseConnection",
  "codepipeline:GetPipeline*",
  "codepipeline:StartPipelineExecution",
  "ecr:*Layer*",
  "ecr:PutImage",
  "glue:*JobRun",
  "glue:*Partition*",
  "glue:CreateDatabase",
  "glue:CreateTable",
  "glue:GetDatabase*",
  "glue:GetJob*",
  "glue:GetTable*",
  "glue:UpdateTable",
  "kms:ListGrants",
  "kms:RetireGrant",
  "execute-api:Invoke",
  "lambda:InvokeFunction*",
  "logs:CreateLogGroup",
  "logs:CreateLogStream",
  "logs:DescribeLogStreams",
  "logs:FilterLogEvents",
  "logs:GetLogEvents",
  "logs:PutLogEvents",
  "secretsmanager:DescribeSecret",
  "secretsmanager:GetSecretValue",
  "sns:Publish",
  "sqs:ChangeMessageVisibility",
  "sqs:DeleteMessage",
  "sqs:GetQueue*",
  "sqs:ReceiveMessage",
  "sqs:SendMessage",
  "ssm:GetParameter*",
];

/** Services, and their resources in the account and region. */
const resources = [
  ["athena", "*"],
  ["codebuild", "*"],
  ["codeconnections", "*"],
  ["codepipeline", "*"],
  ["ecr", "*"],
  ["execute-api", "*"],
  ["glue", "*"],
  ["kms", "*"],
  ["lambda", "*"],
  ["logs", "*"],
  ["secretsmanager", "secret:mlops/*"],
  ["sns", "*"],
  ["sqs", "*"],
  ["ssm", `parameter${settingsRoot}/*`],
] as const;

/** The supporting services' part of the permissions boundary: in the own account and region. */
export function supportingServices(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "OwnAccount",
    Effect: "Allow",
    Action: [...actions],
    Resource: resources.map(([service, resource]) => arnIn(environment, service, resource)),
  };
}

/**
 * Actions that AWS authorizes for every resource at once. Network interfaces could be scoped, but SageMaker refuses the
 * jobs of a role that limits them.
 */
export const unscopedActions: PolicyStatement = {
  Sid: "Anywhere",
  Effect: "Allow",
  Action: [
    "cloudwatch:DescribeAlarms",
    "cloudwatch:GetMetric*",
    "cloudwatch:ListMetrics",
    "cloudwatch:PutMetricData",
    "codepipeline:PutJob*Result",
    "ec2messages:*Message*",
    "ec2messages:GetEndpoint",
    "ec2messages:SendReply",
    "ec2:*PrivateIpAddresses",
    "ec2:CreateNetworkInterface*",
    "ec2:DeleteNetworkInterface*",
    "ec2:DescribeDhcpOptions",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcEndpoints",
    "ec2:DescribeVpcs",
    "ecr:GetAuthorizationToken",
    "kms:ListAliases",
    "lakeformation:GetDataAccess",
    "logs:DescribeLogGroups",
    "sagemaker-mlflow:AccessUI",
    "sagemaker:GetSearchSuggestions",
    "sagemaker:List*",
    "sagemaker:QueryLineage",
    "sagemaker:Search",
    "ssm:UpdateInstanceInformation",
    "ssmmessages:*Channel",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
  ],
  Resource: ["*"],
};
