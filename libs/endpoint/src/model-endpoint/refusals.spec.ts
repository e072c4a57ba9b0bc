import { output } from "@pulumi/pulumi";
import { withoutPlatform } from "@mlops/contracts";
import { awsEnvironment, settingsProblems } from "@mlops/core";
import { pretendProblems } from "@mlops/testing";
import type { ContainerModel } from "../model/served-model.ts";
import type { Rollout } from "../rollout/rollout-settings.ts";
import { realTime } from "../testing/endpoints.ts";
import { approved, newer, own, platformOf } from "../testing/platform.ts";
import type { AsynchronousEndpointArgs, ModelEndpointArgs, ServerlessEndpointArgs } from "./endpoint-args.ts";
import { modelEndpointSettings } from "./endpoint-settings.ts";
import { ModelEndpoint } from "./model-endpoint.ts";
import type { RealTimeVariant, ShadowVariant } from "./variant.ts";

/** What is wrong with the settings of an endpoint. */
const problems = (args: ModelEndpointArgs) =>
  settingsProblems(modelEndpointSettings(args.environment), withoutPlatform(args));
/** What the component refuses, one line each. */
async function refusals(args: ModelEndpointArgs, name = "fraud"): Promise<string[]> {
  const [text = "", ...more] = await pretendProblems(() => new ModelEndpoint(name, args));
  const [first, ...lines] = text.split("\n  - ");
  expect([first, more]).toEqual([`${name} cannot be built:`, []]);
  return lines;
}
const main: RealTimeVariant = { model: approved, instanceType: "ml.m5.xlarge", instances: 2 };
const withMain = (variant: Partial<RealTimeVariant>) =>
  problems(realTime({ variants: { main: { ...main, ...variant } } }));

const serverless: ServerlessEndpointArgs = {
  ...platformOf("dev"),
  mode: "serverless",
  model: approved,
  memoryMiB: 2048,
  maxConcurrency: 20,
};
const asynchronous: AsynchronousEndpointArgs = {
  ...platformOf("dev"),
  mode: "asynchronous",
  variant: { model: own, instanceType: "ml.m5.xlarge", instances: 1 },
};

describe("nothing is wrong with", () => {
  test.each<[string, ModelEndpointArgs]>([
    ["a real-time endpoint", realTime()],
    ["a serverless endpoint", serverless],
    ["an asynchronous endpoint", asynchronous],
    [
      "a variant that is drained beside another",
      realTime({ variants: { old: { ...main, weight: 0 }, new: main } }),
    ],
  ])("%s", (_, args) => {
    expect(problems(args)).toEqual([]);
  });
});

describe("an endpoint is refused for its", () => {
  const elsewhere = awsEnvironment({
    app: "sentiment",
    name: "prod",
    account: "444455556666",
    region: "eu-central-1",
  });

  test("references to another account or region", async () => {
    const { keys, network } = platformOf();
    const args = {
      keys: { ...keys, environment: elsewhere },
      network: { ...network, environment: elsewhere },
    };
    expect(await refusals(realTime(args))).toEqual([
      "keys: got account 444455556666, eu-central-1; expected account 111122223333, eu-west-1",
      "network: got account 444455556666, eu-central-1; expected account 111122223333, eu-west-1",
    ]);
  });

  test("names", async () => {
    expect(problems(realTime({ endpointName: "fraud_scorer", variants: { "-main": main } }))).toEqual([
      'endpointName: got "fraud_scorer"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
      'variants.-main: got "-main"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
    ]);
    expect(await refusals(realTime(), "f_1")).toEqual([
      'logicalName: got "f_1"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
    ]);
    expect(await refusals(realTime(), "f".repeat(45))).toEqual([
      `logicalName: got "${"f".repeat(45)}"; expected at most 44 characters beside the variant "main"`,
    ]);
    expect(problems(realTime({ endpointName: "f".repeat(63) }))).toEqual([]);
  });

  test("logs and thresholds", () => {
    expect(problems(realTime({ logRetentionDays: 100, thresholds: { idleDays: 30 } }))).toEqual([
      "thresholds.idleDays: got 30; expected a whole number from 1 to 7",
      "logRetentionDays: got 100; expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
    ]);
  });

  test("numbers of variants", () => {
    const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`v${index}`, main]));
    expect(problems(realTime({ variants: eleven }))).toEqual([
      expect.stringMatching(/^variants: got \{.*; expected 1 to 10 entries$/),
    ]);
    expect(problems(realTime({ variants: {} }))).toEqual(["variants: got {}; expected 1 to 10 entries"]);
  });

  test("weights", () => {
    expect(withMain({ weight: -1 })).toEqual(["variants.main.weight: got -1; expected a number from 0"]);
    expect(withMain({ weight: 0 })).toEqual([
      'variants: got {"weights":[0]}; expected at least one weight above 0, which takes the requests',
    ]);
  });

  test.each<[Partial<RealTimeVariant>, string[]]>([
    [{ instances: 0 }, ["variants.main.instances: got 0; expected a whole number from 1"]],
    [{ instances: 1.5 }, ["variants.main.instances: got 1.5; expected a whole number from 1 or an object"]],
    [
      { instanceType: "ml.m5" },
      [
        'variants.main.instanceType: got "ml.m5"; expected an instance type of SageMaker, such as "ml.t3.medium"',
      ],
    ],
    [
      { instanceType: "ml.x99.large" },
      [
        "variants.main.localDisk: got nothing; expected true or false; " +
          "our table does not know ml.x99.large: correct it, or say whether it has a local NVMe disk",
      ],
    ],
    [{ volumeSizeGiB: 513 }, ["variants.main.volumeSizeGiB: got 513; expected a whole number from 1 to 512"]],
    [
      { volumeSizeGiB: 100, instanceType: "ml.g5.xlarge" },
      ["variants.main.volumeSizeGiB: got 100; expected nothing; ml.g5.xlarge has a local disk of fixed size"],
    ],
    [
      { startupTimeout: "30 seconds" },
      [
        'variants.main.startupTimeout: got "30 seconds"; ' +
          'expected 60 to 3600 whole seconds, such as "60 seconds"',
      ],
    ],
    [
      { downloadTimeout: "2 hours" },
      [
        'variants.main.downloadTimeout: got "2 hours"; ' +
          'expected 60 to 3600 whole seconds, such as "60 seconds"',
      ],
    ],
  ])("variant %j", (variant, expected) => {
    expect(withMain(variant)).toEqual(expected);
  });

  test.each<[RealTimeVariant["instances"], string[]]>([
    [
      { min: 0, max: 2, requestsPerMinute: 10 },
      ["variants.main.instances.min: got 0; expected a whole number from 1"],
    ],
    [
      { min: 4, max: 2, requestsPerMinute: 10 },
      ['variants.main.instances: got {"min":4,"max":2}; expected min not to exceed max'],
    ],
    [
      { min: 2, max: 4, requestsPerSecond: 0, safetyFactor: 2 },
      [
        "variants.main.instances.requestsPerSecond: got 0; expected more than 0",
        "variants.main.instances.safetyFactor: got 2; expected more than 0 and at most 1",
      ],
    ],
    [
      { min: 2, max: 4, onDeploy: 5, concurrentRequests: 1 },
      ["variants.main.instances.onDeploy: got 5; expected a whole number from 2 (min) to 4 (the most)"],
    ],
    [
      { min: 2, max: 4, onDeploy: 1, concurrentRequests: 1 },
      ["variants.main.instances.onDeploy: got 1; expected a whole number from 2 (min) to 4 (the most)"],
    ],
    [
      {
        min: 2,
        max: 4,
        requestsPerMinute: 10,
        schedule: { night: { at: "0 19 * * *", timezone: "Mars/Olympus", min: 3, max: 1 } },
      },
      [
        'variants.main.instances.schedule.night.at: got "0 19 * * *"; expected cron(…) of six fields, or rate(…)',
        'variants.main.instances.schedule.night.timezone: got "Mars/Olympus"; expected a time zone such as "Europe/Berlin"',
        'variants.main.instances.schedule.night: got {"min":3,"max":1}; expected min not to exceed max',
      ],
    ],
  ])("scaling %j", (instances, expected) => {
    expect(withMain({ instances })).toEqual(expected);
  });

  test("shadow", () => {
    const shadow = {
      name: "main",
      model: newer,
      instanceType: "ml.inf1.xlarge",
      instances: 1,
      samplingPercent: 0,
    } as const;
    expect(
      problems(realTime({ shadow, rollout: { mode: "none" }, variants: { main: { ...main, weight: 2 } } })),
    ).toEqual([
      "shadow.samplingPercent: got 0; expected more than 0 and at most 100",
      'shadow.name: got "main"; expected another name than a variant\'s',
      "variants.main.weight: got 2; expected 1, or none, beside a shadow",
      'shadow.instanceType: got "ml.inf1.xlarge"; expected another family than ml.inf1, on which SageMaker has no shadows',
    ]);
    const beside = { ...shadow, name: "next", instanceType: "ml.m5.xlarge", samplingPercent: 50 } as const;
    expect(problems(realTime({ shadow: beside, variants: { a: main, b: main } }))).toEqual([
      'variants: got ["a","b"]; expected exactly one variant beside a shadow',
    ]);
    const model = {
      kind: "multi-model",
      image: own.image,
      modelsPrefix: "s3://artifact-bucket/tenants/",
    } as const;
    expect(problems(realTime({ shadow: beside, variants: { main: { ...main, model } } }))).toEqual([
      'variants.main.model.kind: got "multi-model"; ' +
        'expected "container", "package" or "registered" beside a shadow: a model in one container',
    ]);
  });

  test("rollout", () => {
    const rollout = { mode: "rolling", batch: { percent: 50 } } as const;
    expect(problems(realTime({ rollout, variants: { a: main, b: main } }))).toEqual([
      'rollout.mode: got "rolling"; expected "canary", "linear" or "all-at-once": ' +
        'there are 2 variants, and "rolling" takes one',
    ]);
  });

  test("default rollout, where instances may take too long to start for it", () => {
    expect(withMain({ downloadTimeout: "20 minutes", startupTimeout: "30 minutes" })).toEqual([
      "rollout: got nothing; expected a deployment that ends within 55 minutes, not after 62 minutes in all " +
        "(2 x 5 minutes of bake + 2 minutes of terminationWait + 50 minutes for instances to start): " +
        "@pulumi/aws waits for an hour, 5 minutes of which are for a rollback; " +
        "shorten bake, terminationWait or startupTimeout, or take larger steps",
    ]);
  });

  test("data capture", () => {
    const dataCapture = { samplingPercent: 0, csvContentTypes: ["csv"] };
    expect(problems(realTime({ dataCapture }))).toEqual([
      "dataCapture.samplingPercent: got 0; expected a whole number from 1 to 100",
      'dataCapture.csvContentTypes[0]: got "csv"; expected a content type such as text/csv',
    ]);
    const eleven = Array.from({ length: 11 }, () => "text/csv");
    expect(problems(realTime({ dataCapture: { jsonContentTypes: eleven } }))).toEqual([
      expect.stringMatching(/^dataCapture\.jsonContentTypes: got \[.*; expected 0 to 10 items$/),
    ]);
  });

  test.each<[RealTimeVariant["model"], string[]]>([
    [
      { ...approved, packageArn: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud" },
      [
        'variants.main.model.packageArn: got "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud"; ' +
          "expected arn:…:model-package/<group>/<version>",
      ],
    ],
    [
      { ...approved, packageArn: "arn:aws:sagemaker:eu-central-1:444455556666:model-package/fraud/7" },
      [
        'variants.main.model.packageArn: got "arn:aws:sagemaker:eu-central-1:444455556666:model-package/fraud/7"; ' +
          "expected a package in eu-west-1, where it is served",
        'variants.main.model.packageArn: got "arn:aws:sagemaker:eu-central-1:444455556666:model-package/fraud/7"; ' +
          "expected a package of account 111122223333; to serve another account's, add it to trustedAccounts",
        "variants.main.model.artifactKeyArns: got []; expected the ARN of the key that account 444455556666 encrypts " +
          "the artifacts with; without it the models' role cannot decrypt them",
      ],
    ],
    [
      { ...approved, images: [], artifacts: ["fraud.tar.gz"] },
      [
        "variants.main.model.images: got []; expected at least 1 item",
        'variants.main.model.artifacts[0]: got "fraud.tar.gz"; expected an S3 URI such as "s3://bucket/key"',
      ],
    ],
    [
      {
        kind: "container",
        image: "fraud:1.0",
        archive: "s3://artifact-bucket/fraud/",
        variables: { "1-A": "x" },
      },
      [
        'variants.main.model.image: got "fraud:1.0"; expected an image in ECR: ' +
          "<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>, at most 255 characters",
        'variants.main.model.archive: got "s3://artifact-bucket/fraud/"; expected the S3 URI of a .tar.gz; ' +
          "unpacked files go into files",
        'variants.main.model.variables.1-A: got "1-A"; expected letters, digits and "_", not beginning with a digit',
      ],
    ],
    [
      { kind: "container", image: own.image, files: { prefix: "s3://artifact-bucket/fraud" } },
      [
        'variants.main.model.files.prefix: got "s3://artifact-bucket/fraud"; expected an S3 URI that ends in /',
      ],
    ],
    [
      { kind: "container", image: own.image, variables: { HF_MODEL_ID: "acme/llm" } },
      [
        'variants.main.model.variables.HF_MODEL_ID: got "acme/llm"; expected a path in the container, ' +
          "because networkIsolation keeps it from the Hugging Face hub; " +
          "copy the files to S3 and set files, or set networkIsolation to false",
      ],
    ],
    [
      { kind: "serial", containers: [{ image: "a" }] },
      [
        'variants.main.model.containers[0].image: got "a"; expected an image in ECR: ' +
          "<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>, at most 255 characters",
        'variants.main.model.containers: got [{"image":"a"}]; expected 2 to 15 items',
      ],
    ],
    [
      { kind: "direct", containers: { a_b: { image: own.image }, c: { image: own.image } } },
      [
        'variants.main.model.containers.a_b: got "a_b"; expected 1 to 63 letters, digits and hyphens, ' +
          "with a letter or a digit at both ends",
      ],
    ],
  ])("model, case %#", (model, expected) => {
    expect(withMain({ model })).toEqual(expected);
  });

  test.each<[Partial<ServerlessEndpointArgs>, string[]]>([
    [
      { memoryMiB: 1500 as 2048, maxConcurrency: 201 },
      [
        "memoryMiB: got 1500; expected 1024, 2048, 3072, 4096, 5120 or 6144",
        "maxConcurrency: got 201; expected a whole number from 1 to 200",
      ],
    ],
    [
      { provisionedConcurrency: 21 },
      ["provisionedConcurrency: got 21; expected at most maxConcurrency (20)"],
    ],
    [
      { provisionedConcurrency: { min: 0, max: 30, usedPercent: 0 } },
      [
        "provisionedConcurrency.min: got 0; expected a whole number from 1",
        "provisionedConcurrency.usedPercent: got 0; expected more than 0 and at most 100",
        "provisionedConcurrency.max: got 30; expected at most maxConcurrency (20)",
      ],
    ],
  ])("serverless settings %j", (args, expected) => {
    expect(problems({ ...serverless, ...args })).toEqual(expected);
  });

  test("asynchronous settings", () => {
    const variant = { ...asynchronous.variant, instances: { min: 0, max: 0, backlogPerInstance: 0 } };
    expect(problems({ ...asynchronous, variant, concurrentRequestsPerInstance: 1001 })).toEqual([
      "variant.instances.max: got 0; expected a whole number from 1",
      "variant.instances.backlogPerInstance: got 0; expected more than 0",
      "concurrentRequestsPerInstance: got 1001; expected a whole number from 1 to 1000",
    ]);
  });
});

test("values that only a deployment knows are not checked", () => {
  const model = { kind: "container", image: output("no image"), archive: output("no archive") } as const;
  expect(withMain({ model })).toEqual([]);
});

test("the component refuses with everything at once, naming itself", async () => {
  const args = realTime({ endpointName: "a_b", variants: { main: { ...main, weight: -1 } } });
  expect(await pretendProblems(() => new ModelEndpoint("fraud", args))).toEqual([
    [
      "fraud cannot be built:",
      '  - endpointName: got "a_b"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
      "  - variants.main.weight: got -1; expected a number from 0",
    ].join("\n"),
  ]);
});

test("combinations that do not exist do not compile", () => {
  const { network } = platformOf();
  const shadow = { name: "next", model: newer, instanceType: "ml.m5.xlarge", instances: 1 } as const;
  const byRequests = { min: 1, max: 2, requestsPerSecond: 1 };
  const { variant } = asynchronous;
  const refusedByTheCompiler = [
    // @ts-expect-error a serverless endpoint has no variants
    { ...serverless, variants: { main } } satisfies ServerlessEndpointArgs,
    // @ts-expect-error a serverless endpoint has no VPC
    { ...serverless, network } satisfies ServerlessEndpointArgs,
    // @ts-expect-error a serverless endpoint has no rollout
    { ...serverless, rollout: { mode: "none" } } satisfies ServerlessEndpointArgs,
    // @ts-expect-error a serverless endpoint captures nothing
    { ...serverless, dataCapture: {} } satisfies ServerlessEndpointArgs,
    // @ts-expect-error a serverless endpoint has no instances to scale
    { ...serverless, instances: byRequests } satisfies ServerlessEndpointArgs,
    // @ts-expect-error a serverless endpoint has one container
    { ...serverless, model: { kind: "serial", containers: [] } } satisfies ServerlessEndpointArgs,
    // @ts-expect-error an asynchronous endpoint has no shadow
    { ...asynchronous, shadow } satisfies AsynchronousEndpointArgs,
    // @ts-expect-error an asynchronous endpoint is scaled by its backlog
    { ...asynchronous, variant: { ...variant, instances: byRequests } } satisfies AsynchronousEndpointArgs,
    // @ts-expect-error a real-time endpoint has no backlog to be scaled by
    { ...main, instances: { min: 1, max: 2, backlogPerInstance: 1 } } satisfies RealTimeVariant,
    // @ts-expect-error one target, not two
    { ...main, instances: { ...byRequests, concurrentRequests: 1 } } satisfies RealTimeVariant,
    // @ts-expect-error an archive or files, not both
    { ...own, files: { prefix: "s3://b/k/" } } satisfies ContainerModel,
    // @ts-expect-error a part of the fleet in percent or in instances, not both
    { mode: "canary", first: { percent: 10, instances: 1 } } satisfies Rollout,
    // @ts-expect-error rolling has no old fleet that could stay
    { mode: "rolling", batch: { percent: 10 }, terminationWait: "1 minute" } satisfies Rollout,
    // @ts-expect-error a shadow is not scaled
    { ...shadow, instances: byRequests } satisfies ShadowVariant,
  ];
  expect(refusedByTheCompiler).toHaveLength(14);
});
