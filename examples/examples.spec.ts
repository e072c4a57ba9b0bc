import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type App } from "@mlops/core";
import { type Cloud, pretendCloud } from "@mlops/testing";
import asynchronous from "./asynchronous.ts";
import batchTransform from "./batch-transform.ts";
import canary from "./canary.ts";
import httpApi from "./http-api.ts";
import inferenceComponents from "./inference-components.ts";
import multiModel from "./multi-model.ts";
import serverless from "./serverless.ts";
import shadow from "./shadow.ts";

const environment = { name: "prod", account: "333344445555", region: "eu-west-1", partition: "aws" };
/** What the platform of prod exports, as if it had been deployed. */
const platform = {
  guardrails: {
    environment,
    permissionsBoundaryArn: "arn:aws:iam::333344445555:policy/mlops/boundary",
    vpcOnlyPolicyArn: "arn:aws:iam::333344445555:policy/mlops/vpc-only",
  },
  keys: {
    environment,
    dataKeyArn: "arn:aws:kms:eu-west-1:333344445555:key/1111aaaa-22bb-33cc-44dd-5555eeee6666",
    logKeyArn: "arn:aws:kms:eu-west-1:333344445555:key/6666eeee-55dd-44cc-33bb-2222aaaa1111",
  },
  network: {
    environment,
    vpcId: "vpc-0123456789abcdef0",
    privateSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
    workloadSecurityGroupId: "sg-0123456789abcdef0",
  },
  "ml-environment": {
    environment,
    dataBucketName: "mlops-prod-data",
    artifactBucketName: "mlops-prod-artifacts",
    logBucketName: "mlops-prod-logs",
  },
  "alarm-topic": { environment, topicArn: "arn:aws:sns:eu-west-1:333344445555:alarms" },
};
const config = {
  account: environment.account,
  region: environment.region,
  owner: "examples",
  costCentre: "4711",
  retainData: true,
};

function deployed(example: App): Promise<Cloud> {
  return pretendCloud(() => example.run({ app: "example", environment: "prod" }), {
    stack: "example.prod",
    config,
    references: { "platform.prod": platform },
  });
}

/** How many resources of each kind there are, the small ones of alarms and roles left out. */
function inventory(cloud: Cloud): Record<string, number> {
  const kinds = cloud.resources
    .filter(({ type }) =>
      /^aws:(sagemaker|appautoscaling|scheduler|cloudcontrol|lambda|apigatewayv2)/.test(type),
    )
    .map(({ type }) => type.slice(type.lastIndexOf(":") + 1));
  return Object.fromEntries(
    kinds.sort().map((kind) => [kind, kinds.filter((other) => other === kind).length]),
  );
}

test.each<[string, App, Record<string, number>]>([
  ["asynchronous", asynchronous, { Endpoint: 1, EndpointConfiguration: 1, Model: 1, Policy: 2, Target: 1 }],
  ["batch-transform", batchTransform, { Model: 1, Pipeline: 1, Schedule: 1, ScheduleGroup: 1 }],
  ["canary", canary, { Endpoint: 1, EndpointConfiguration: 1, Model: 1, Policy: 1, Target: 1 }],
  [
    "http-api",
    httpApi,
    {
      Alias: 1,
      Api: 1,
      Endpoint: 1,
      EndpointConfiguration: 1,
      Function: 1,
      Integration: 1,
      Model: 1,
      Permission: 1,
      Policy: 1,
      ProvisionedConcurrencyConfig: 1,
      Route: 1,
      Stage: 1,
      Target: 1,
    },
  ],
  [
    "inference-components",
    inferenceComponents,
    { Endpoint: 1, EndpointConfiguration: 1, Model: 1, Policy: 1, Resource: 1, Target: 1 },
  ],
  ["multi-model", multiModel, { Endpoint: 1, EndpointConfiguration: 1, Model: 1 }],
  ["serverless", serverless, { Endpoint: 1, EndpointConfiguration: 1, Model: 1, Policy: 1, Target: 1 }],
  ["shadow", shadow, { Endpoint: 1, EndpointConfiguration: 1, Model: 2 }],
])("the example %s makes what it says", async (_, example, kinds) => {
  expect(inventory(await deployed(example))).toEqual(kinds);
});

test("every example is tried and stays under 40 lines", () => {
  const files = readdirSync(__dirname).filter((file) => file.endsWith(".ts") && !file.endsWith(".spec.ts"));
  const lines = files.map((file) => [file, readFileSync(join(__dirname, file), "utf8").split("\n").length]);

  expect(lines.filter(([, count]) => Number(count) > 40)).toEqual([]);
  expect(files.map((file) => file.slice(0, -3)).sort()).toEqual([
    "asynchronous",
    "batch-transform",
    "canary",
    "feature-group",
    "http-api",
    "inference-components",
    "model-registry",
    "multi-model",
    "registered-model",
    "serverless",
    "shadow",
  ]);
});
