import { output } from "@pulumi/pulumi";
import { awsEnvironment, settingsProblems } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { sharedEndpointSettings } from "../inference-component/shared-endpoint-settings.ts";
import type { RealTimeEndpointArgs } from "../model-endpoint/endpoint-args.ts";
import { modelEndpointSettings } from "../model-endpoint/endpoint-settings.ts";
import { fraud, inside, realTime, statement } from "../testing/endpoints.ts";
import { approved, dataKey, own } from "../testing/platform.ts";

const tags = { Application: "sentiment" };
const explainer = { shap: { baseline: "0,0" } } as const;
const texts: RealTimeEndpointArgs["explainer"] = {
  when: "probability>`0.9`",
  contentType: "application/jsonlines",
  requests: { contentTemplate: '{"text":$features}', features: "text", headers: ["text"], types: ["text"] },
  answers: {
    label: "label",
    labelHeaders: ["negative", "neutral", "positive"],
    probability: "probabilities",
  },
  shap: {
    baseline: '{"text":"[UNK]"}',
    samples: 100,
    logit: true,
    seed: 7,
    text: { granularity: "token", language: "en" },
  },
  maxRecords: 50,
  maxPayloadMB: 2,
};
const made = (args: Partial<RealTimeEndpointArgs>) => pretendCloud(fraud(realTime({ tags, ...args })));
const stateOf = async (args: Partial<RealTimeEndpointArgs>) =>
  inside((await made(args)).inputs("fraud-config", "JsonInputs"), "inputs", "desiredState");

describe("an endpoint with an explainer", () => {
  test("has all of its configuration in the words of CloudFormation, with the tags of the stack", async () => {
    const main = {
      model: approved,
      instanceType: "ml.m5.xlarge",
      instances: 2,
      volumeSizeGiB: 20,
      startupTimeout: "2 minutes",
    } as const;
    expect(await stateOf({ explainer, variants: { main } })).toEqual({
      KmsKeyId: dataKey,
      ProductionVariants: [
        {
          VariantName: "main",
          ModelName: UNKNOWN,
          InstanceType: "ml.m5.xlarge",
          InitialInstanceCount: 2,
          InitialVariantWeight: 1,
          VolumeSizeInGB: 20,
          ContainerStartupHealthCheckTimeoutInSeconds: 120,
          RoutingConfig: { RoutingStrategy: "LEAST_OUTSTANDING_REQUESTS" },
        },
      ],
      DataCaptureConfig: {
        EnableCapture: true,
        InitialSamplingPercentage: 100,
        DestinationS3Uri: "s3://data-bucket/data/monitoring/captured",
        KmsKeyId: dataKey,
        CaptureOptions: [{ CaptureMode: "Input" }, { CaptureMode: "Output" }],
        CaptureContentTypeHeader: {
          CsvContentTypes: ["text/csv"],
          JsonContentTypes: ["application/json"],
        },
      },
      ExplainerConfig: {
        ClarifyExplainerConfig: {
          EnableExplanations: "`false`",
          InferenceConfig: {},
          ShapConfig: {
            ShapBaselineConfig: { MimeType: "text/csv", ShapBaseline: "0,0" },
            UseLogit: false,
          },
        },
      },
      Tags: [{ Key: "Application", Value: "sentiment" }],
    });
  });

  test("of texts says how it asks, what it is answered, and how it divides them", async () => {
    expect(inside(await stateOf({ explainer: texts }), "ExplainerConfig")).toEqual({
      ClarifyExplainerConfig: {
        EnableExplanations: "probability>`0.9`",
        InferenceConfig: {
          ContentTemplate: '{"text":$features}',
          FeaturesAttribute: "text",
          FeatureHeaders: ["text"],
          FeatureTypes: ["text"],
          LabelAttribute: "label",
          LabelHeaders: ["negative", "neutral", "positive"],
          ProbabilityAttribute: "probabilities",
          MaxRecordCount: 50,
          MaxPayloadInMB: 2,
        },
        ShapConfig: {
          ShapBaselineConfig: { MimeType: "application/jsonlines", ShapBaseline: '{"text":"[UNK]"}' },
          NumberOfSamples: 100,
          UseLogit: true,
          Seed: 7,
          TextConfig: { Granularity: "token", Language: "en" },
        },
      },
    });
  });

  test("of CSV names columns by their index", async () => {
    const state = await stateOf({ explainer: { ...explainer, answers: { label: 0, probability: 1 } } });
    expect(inside(state, "ExplainerConfig", "ClarifyExplainerConfig", "InferenceConfig")).toEqual({
      LabelIndex: 0,
      ProbabilityIndex: 1,
    });
  });

  test("gets it by a rollout: the new configuration is made before, the old one stays, and its name is read back", async () => {
    const cloud = await made({ explainer });
    const configuration = cloud.resource("fraud-config", "Resource");
    expect(configuration.options).toMatchObject({ deleteBeforeReplace: false, retainOnDelete: true });
    expect(cloud.census().filter((one) => one.startsWith("EndpointConfiguration "))).toEqual([]);
    expect(cloud.resource("fraud-endpoint").propertyDependencies.endpointConfigName).toEqual([
      configuration.urn,
    ]);
    expect(cloud.resource("fraud-notices", "EventRule").propertyDependencies.eventPattern).toEqual([
      configuration.urn,
    ]);
  });

  test("reads its baseline from S3, and nothing where it has it", async () => {
    const reads = async (shap: NonNullable<RealTimeEndpointArgs["explainer"]>["shap"]) =>
      statement(
        (await made({ explainer: { shap } })).inputs("fraud-role-policy").policy,
        "ReadExplainerBaseline",
      );
    expect(await reads({ baseline: "0,0" })).toBeUndefined();
    expect(await reads({ baselineUri: output("s3://baselines/fraud/rows.csv") })).toMatchObject({
      Action: ["s3:GetObject"],
    });
  });
});

test("an explainer without the stack's tags is refused: nothing else would tag the configuration", async () => {
  const [problem] = await pretendProblems(fraud(realTime({ explainer })));
  expect(problem).toBe(
    "fraud cannot be built:\n  - tags: got nothing; expected the stack's tags: a configuration with an explainer gets no others",
  );
});

const environment = awsEnvironment({
  app: "fraud",
  name: "prod",
  account: "111122223333",
  region: "eu-west-1",
});
const variants = { main: { model: approved, instanceType: "ml.m5.xlarge", instances: 2 } };
const inFile = (given: unknown, change: object = {}) =>
  settingsProblems(modelEndpointSettings(environment), {
    mode: "real-time",
    variants,
    explainer: given,
    ...change,
  });
const json = { contentType: "application/jsonlines", shap: { baseline: "{}" } } as const;
const alone = "expected nothing; SageMaker explains the answers of real-time endpoints with models alone";

describe("refused is", () => {
  test.each<[string, unknown, string]>([
    ["no baseline", { shap: {} }, "shap: got nothing; expected either baseline or baselineUri"],
    [
      "two baselines",
      { shap: { baseline: "0", baselineUri: "s3://baselines/fraud.csv" } },
      'shap: got ["baseline","baselineUri"]; expected either baseline or baselineUri',
    ],
    [
      "a baseline longer than a configuration takes",
      { shap: { baseline: "0".repeat(4_097) } },
      `shap.baseline: got "${"0".repeat(76)}...; expected at most 4096 characters`,
    ],
    [
      "JSON Lines without a template",
      { ...json, requests: { features: "text" } },
      "requests.contentTemplate: got nothing; expected a value, which application/jsonlines needs",
    ],
    [
      "JSON Lines without the place of the features",
      { ...json, requests: { contentTemplate: "$features" } },
      "requests.features: got nothing; expected a value, which application/jsonlines needs",
    ],
    [
      "a template without features",
      { ...json, requests: { contentTemplate: "{}", features: "text" } },
      'requests.contentTemplate: got "{}"; expected a text with $features',
    ],
    [
      "a template for CSV",
      { ...explainer, requests: { contentTemplate: "$features" } },
      'requests.contentTemplate: got "$features"; expected nothing for text/csv',
    ],
    [
      "types without a text",
      { ...explainer, requests: { types: ["numerical"] } },
      'requests.types: got ["numerical"]; expected at least one text; set none where no feature is one',
    ],
    [
      "types of texts that are not divided",
      { ...explainer, requests: { types: ["text"] } },
      "shap.text: got nothing; expected granularity and language, which features of type text need",
    ],
    [
      "fewer types than headers",
      {
        requests: { types: ["text"], headers: ["title", "text"] },
        shap: { baseline: "a,b", text: { granularity: "token", language: "en" } },
      },
      "requests.types: got 1; expected 2, one for each of headers",
    ],
  ])("%s", (_, given, problem) => {
    expect(inFile(given)).toEqual([`explainer.${problem}`]);
  });

  test.each<[string, unknown, RegExp]>([
    [
      "a language that Clarify does not know",
      { shap: { baseline: "a", text: { granularity: "token", language: "tlh" } } },
      /^explainer\.shap\.text\.language: got "tlh"; expected "af", "sq", /,
    ],
    [
      "an index below 0",
      { ...explainer, answers: { label: -1 } },
      /^explainer\.answers\.label: got -1; expected a whole number from 0/,
    ],
  ])("%s", (_, given, problem) => {
    expect(inFile(given)).toEqual([expect.stringMatching(problem)]);
  });

  test.each<[string, object, string]>([
    [
      "containers in sequence",
      { kind: "serial", containers: [own, own].map(({ image, archive }) => ({ image, archive })) },
      "serial",
    ],
    [
      "containers side by side",
      { kind: "direct", containers: { a: { image: own.image }, b: { image: own.image } } },
      "direct",
    ],
  ])("an explainer of %s", (_, model, kind) => {
    const main = { model, instanceType: "ml.m5.xlarge", instances: 2 };
    expect(inFile(explainer, { variants: { main } })).toEqual([
      `variants.main.model.kind: got "${kind}"; expected a model in one container beside an explainer, which asks one`,
    ]);
  });

  test("an explainer of an endpoint without instances, with a queue, or of inference components", () => {
    const serverless = { mode: "serverless", model: own, memoryMiB: 2048, maxConcurrency: 5 };
    const variant = { model: own, instanceType: "ml.m5.xlarge", instances: 1 };
    const shared = { instanceType: "ml.m5.xlarge", instances: { min: 1, max: 2 } };
    const got = 'explainer: got {"shap":{"baseline":"0,0"}}; ';
    const settings = modelEndpointSettings(environment);
    expect(settingsProblems(settings, { ...serverless, explainer })).toEqual([`${got}${alone}`]);
    expect(settingsProblems(settings, { mode: "asynchronous", variant, explainer })).toEqual([
      `${got}${alone}`,
    ]);
    expect(settingsProblems(sharedEndpointSettings(environment), { ...shared, explainer })).toEqual([
      `${got}${alone}`,
    ]);
  });
});
