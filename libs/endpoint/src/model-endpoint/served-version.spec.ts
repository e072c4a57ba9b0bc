import { output } from "@pulumi/pulumi";
import type { RegistryRef } from "@mlops/contracts";
import { testEnvironment } from "@mlops/contracts/testing";
import { realTimeEndpointSettings } from "./real-time.ts";
import { servedVersion } from "./served-version.ts";
import { serverlessEndpointSettings } from "./serverless.ts";

const environment = testEnvironment("prod");
const registry: RegistryRef = {
  environment,
  groupName: output("fraud"),
  groupArn: output("arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/fraud"),
  artifactsUri: output("s3://artifacts/models/fraud/"),
  artifactKeyArn: output("arn:aws:kms:eu-west-1:111122223333:key/data"),
  images: output([]),
};
const model = (version: number) => ({ kind: "registered", version });
const variant = (version: number) => ({ model: model(version), instanceType: "ml.m5.xlarge", instances: 2 });
const realTime = (variants: object) =>
  realTimeEndpointSettings(environment).parse({ mode: "real-time", variants });
const serverless = serverlessEndpointSettings(environment).parse({
  mode: "serverless",
  model: model(3),
  memoryMiB: 2048,
  maxConcurrency: 5,
});

test("the version of the only model is what monitors compare with", () => {
  expect(servedVersion(realTime({ main: variant(7) }), registry)).toEqual({ registry, version: 7 });
  expect(servedVersion(serverless, registry)).toEqual({ registry, version: 3 });
});

test("several variants, or none of a registry, have no such version", () => {
  expect(servedVersion(realTime({ main: variant(7), other: variant(8) }), registry)).toBeUndefined();
  expect(servedVersion(serverless, undefined)).toBeUndefined();
});
