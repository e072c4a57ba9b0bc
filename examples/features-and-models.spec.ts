import { resolve } from "node:path";
import { platformOutputs } from "@mlops/contracts/testing";
import { type App, awsEnvironment } from "@mlops/core";
import { type RegisteredResource, runProgram, toWireProperties } from "@mlops/engine";
import { Judge } from "../tools/preview/src/judge/judge.ts";
import { loadPolicyPack } from "../tools/preview/src/judge/policy-pack.ts";
import featureGroup from "./feature-group.ts";
import modelRegistry from "./model-registry.ts";
import registeredModel from "./registered-model.ts";

const region = "eu-west-1";
const prod = awsEnvironment({ app: "platform", name: "prod", account: "333344445555", region });
const dev = awsEnvironment({ app: "platform", name: "dev", account: "111122223333", region });
const registry = {
  "registry-churn": {
    environment: { ...dev },
    groupName: "mlops-platform-dev-churn-0a1b2c3d",
    groupArn:
      "arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/mlops-platform-dev-churn-0a1b2c3d",
    artifactsUri: "s3://mlops-platform-dev-ml-artifacts-0a1b2c3d/models/churn/",
    artifactKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1111aaaa-22bb-33cc-44dd-5555eeee6666",
    images: ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/mlops-platform-dev-ml-inference-0a1b2c3d"],
  },
};
const config = { account: prod.account, region, owner: "examples", costCentre: "4711", retainData: "true" };

/** What an example makes in prod. */
async function made(example: App): Promise<readonly RegisteredResource[]> {
  const project = "mlops-platform";
  const { resources, problems } = await runProgram({
    stack: "example.prod",
    project,
    organization: "organization",
    program: () => example.run({ app: "example", environment: "prod" }),
    config: Object.fromEntries(Object.entries(config).map(([key, value]) => [`${project}:${key}`, value])),
    resolveReference: (name) =>
      Promise.resolve(toWireProperties(name.endsWith("platform.dev") ? registry : platformOutputs(prod))),
  });
  expect(problems).toEqual([]);
  return resources;
}

const examples: readonly (readonly [string, App, Readonly<Record<string, number>>])[] = [
  [
    "feature-group",
    featureGroup,
    {
      Budget: 1,
      CatalogDatabase: 1,
      FeatureGroup: 1,
      PreparedStatement: 1,
      Role: 2,
      RolePolicy: 3,
      Workgroup: 1,
    },
  ],
  [
    "model-registry",
    modelRegistry,
    {
      Budget: 1,
      EventRule: 1,
      EventTarget: 2,
      MetricAlarm: 1,
      ModelCard: 1,
      ModelPackageGroup: 1,
      ModelPackageGroupPolicy: 1,
      Queue: 1,
      QueuePolicy: 1,
      Role: 1,
      RolePolicy: 1,
    },
  ],
  [
    "registered-model",
    registeredModel,
    {
      Budget: 1,
      Dashboard: 1,
      Endpoint: 1,
      EndpointConfiguration: 1,
      EventRule: 1,
      EventTarget: 1,
      LogGroup: 1,
      MetricAlarm: 9,
      Model: 1,
      Policy: 1,
      Queue: 1,
      QueuePolicy: 1,
      Role: 1,
      RolePolicy: 1,
      Target: 1,
    },
  ],
];

test.each(examples)("the example %s makes what it says", async (_, example, kinds) => {
  const types = (await made(example))
    .map(({ type }) => type)
    .filter((type) => type.startsWith("aws:"))
    .map((type) => type.slice(type.lastIndexOf(":") + 1));
  const counted = Object.groupBy(types, (type) => type);
  expect(Object.fromEntries(Object.entries(counted).map(([type, all]) => [type, all?.length]))).toEqual(
    kinds,
  );
});

test.each<[string, App, string[]]>([
  ["feature-group", featureGroup, []],
  ["model-registry", modelRegistry, []],
  // Monitors come with the monitoring library.
  ["registered-model", registeredModel, ["env-monitor-required"]],
])("prod's pack demands nothing more of the example %s", async (_, example, demanded) => {
  const judge = new Judge(await loadPolicyPack(resolve("policies"), "policies"));
  const { violations, problems } = await judge.judge(await made(example));
  expect(problems).toEqual([]);
  const mandatory = violations.filter(({ level }) => level === "mandatory");
  expect([...new Set(mandatory.map(({ policy }) => policy))]).toEqual(demanded);
});
