import { awsEnvironment } from "@mlops/core";
import { pretendProblems } from "@mlops/testing";
import { output } from "@pulumi/pulumi";
import type { ContainerModel } from "../model/served-model.ts";
import { realTime } from "../testing/endpoints.ts";
import { approved, newer, own, surroundings, surroundingsOnInstances } from "../testing/surroundings.ts";
import type { AsynchronousEndpointArgs, ModelEndpointArgs, ServerlessEndpointArgs } from "./endpoint-args.ts";
import { modelEndpointProblems } from "./model-endpoint-problems.ts";
import { ModelEndpoint } from "./model-endpoint.ts";
import type { Rollout } from "./rollout.ts";
import type { RealTimeVariant, ShadowVariant } from "./variant.ts";

const problems = (args: ModelEndpointArgs, name = "fraud") => modelEndpointProblems(name, args);
const main: RealTimeVariant = { model: approved, instanceType: "ml.m5.xlarge", instances: 2 };
const withMain = (variant: Partial<RealTimeVariant>) =>
  problems(realTime({ variants: { main: { ...main, ...variant } } }));

const serverless: ServerlessEndpointArgs = {
  ...surroundings("dev"),
  mode: "serverless",
  model: approved,
  memoryMiB: 2048,
  maxConcurrency: 20,
};
const asynchronous: AsynchronousEndpointArgs = {
  ...surroundingsOnInstances("dev"),
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
  const elsewhere = awsEnvironment("prod", "444455556666", "eu-central-1");

  test("references to another account or region", () => {
    const { keys, network } = surroundingsOnInstances();
    const args = {
      keys: { ...keys, environment: elsewhere },
      network: { ...network, environment: elsewhere },
    };
    expect(problems(realTime(args))).toEqual([
      "keys: got account 444455556666, eu-central-1; expected account 111122223333, eu-west-1",
      "network: got account 444455556666, eu-central-1; expected account 111122223333, eu-west-1",
    ]);
  });

  test("names", () => {
    expect(problems(realTime({ endpointName: "fraud_scorer", variants: { "-main": main } }))).toEqual([
      'endpointName: got the name "fraud_scorer"; expected 1 to 63 letters, digits and hyphens, a letter or digit at either end',
      'variants.-main: got the name "-main"; expected 1 to 63 letters, digits and hyphens, a letter or digit at either end',
    ]);
    expect(problems(realTime(), "f".repeat(45))).toEqual([
      `logical name: "${"f".repeat(45)}" and a variant's name have 50 characters; expected at most 49`,
    ]);
  });

  test("logs and thresholds", () => {
    expect(problems(realTime({ logRetentionDays: 100, thresholds: { idleDays: 30 } }))).toEqual([
      "thresholds.idleDays: got 30; expected a whole number from 1 to 7",
      "logRetentionDays: got 100; expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
    ]);
  });

  test("numbers of variants", () => {
    const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`v${index}`, main]));
    expect(problems(realTime({ variants: eleven }))).toEqual(["variants: got 11; expected 1 to 10"]);
    expect(problems(realTime({ variants: {} }))).toEqual(["variants: got 0; expected 1 to 10"]);
  });

  test("weights", () => {
    expect(withMain({ weight: -1 })).toEqual([
      "variants.main.weight: got -1; expected 0 (drains the variant) or more",
    ]);
    expect(withMain({ weight: 0 })).toEqual([
      "variants: every weight is 0; expected one that takes the requests",
    ]);
  });

  test.each<[Partial<RealTimeVariant>, string[]]>([
    [{ instances: 0 }, ["variants.main.instances: got 0; expected a whole number from 1", "rollout.mode"]],
    [{ instances: 1.5 }, ["variants.main.instances: got 1.5; expected a whole number from 1"]],
    [{ instanceType: "ml.m5" }, ['variants.main.instanceType: got "ml.m5"; expected ml.<family>.<size>']],
    [
      { instanceType: "ml.x99.large" },
      [
        "variants.main.localDisk: is missing; our table does not know ml.x99.large, say whether it has a local NVMe disk",
      ],
    ],
    [{ volumeSizeGiB: 513 }, ["variants.main.volumeSizeGiB: got 513; expected a whole number from 1 to 512"]],
    [
      { volumeSizeGiB: 100, instanceType: "ml.g5.xlarge" },
      ["variants.main.volumeSizeGiB: got 100; expected none: ml.g5.xlarge has a local disk of fixed size"],
    ],
    [
      { startupTimeout: "30 seconds" },
      ['variants.main.startupTimeout: got "30 seconds"; expected 1 minute to 1 hour'],
    ],
    [
      { downloadTimeout: "2 hours" },
      ['variants.main.downloadTimeout: got "2 hours"; expected 1 minute to 1 hour'],
    ],
  ])("variant %j", (variant, [first, ...rest]) => {
    const found = withMain(variant);
    expect(found[0]).toBe(first);
    expect(found.slice(1).every((text, index) => text.startsWith(rest[index] ?? "nothing more"))).toBe(true);
  });

  test.each<[RealTimeVariant["instances"], string[]]>([
    [
      { min: 0, max: 2, requestsPerMinute: 10 },
      ["variants.main.instances.min: got 0; expected a whole number from 1"],
    ],
    [
      { min: 4, max: 2, requestsPerMinute: 10 },
      ["variants.main.instances: got min 4 and max 2; expected min not to exceed max"],
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
      ["variants.main.instances.onDeploy: got 5; expected a whole number from 1 to max (4)"],
    ],
    [
      {
        min: 2,
        max: 4,
        requestsPerMinute: 10,
        schedule: { night: { at: "0 19 * * *", timezone: "Mars/Olympus", min: 3, max: 1 } },
      },
      [
        "variants.main.instances.schedule.night: got min 3 and max 1; expected min not to exceed max",
        'variants.main.instances.schedule.night.at: got "0 19 * * *"; expected cron(…) of six fields, or rate(…)',
        'variants.main.instances.schedule.night.timezone: got "Mars/Olympus"; expected a time zone such as "Europe/Berlin"',
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
      'shadow.name: got "main"; expected another name than a variant\'s',
      "shadow.samplingPercent: got 0; expected more than 0 and at most 100",
      "variants.main.weight: got 2; expected 1, or none, beside a shadow",
      "shadow: got ml.inf1 instances; expected others: SageMaker has no shadows on them",
    ]);
    const beside = { ...shadow, name: "next", instanceType: "ml.m5.xlarge", samplingPercent: 50 } as const;
    expect(problems(realTime({ shadow: beside, variants: { a: main, b: main } }))).toEqual([
      "shadow: got 2 variants beside it; expected exactly one",
    ]);
    const model = {
      kind: "multi-model",
      image: own.image,
      modelsPrefix: "s3://artifact-bucket/tenants/",
    } as const;
    expect(problems(realTime({ shadow: beside, variants: { main: { ...main, model } } }))).toEqual([
      "shadow: got a multi-model model beside it; expected one in a single container",
    ]);
  });

  test("rollout", () => {
    const rollout = { mode: "rolling", batch: { percent: 50 } } as const;
    expect(problems(realTime({ rollout, variants: { a: main, b: main } }))).toEqual([
      "rollout.mode: got rolling with 2 variants; expected canary, linear or all-at-once: rolling takes one variant",
    ]);
  });

  test("data capture", () => {
    const dataCapture = { samplingPercent: 0, csvContentTypes: ["csv"] };
    expect(problems(realTime({ dataCapture }))).toEqual([
      "dataCapture.samplingPercent: got 0; expected a whole number from 1 to 100",
      'dataCapture.csvContentTypes: got "csv"; expected a content type such as text/csv',
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
        "variants.main.model.packageArn: is in region eu-central-1; expected eu-west-1: models do not cross regions",
        "variants.main.model.packageArn: belongs to account 444455556666; expected 111122223333, " +
          "or the other account in trustedAccounts",
      ],
    ],
    [
      { ...approved, images: [], artifacts: ["fraud.tar.gz"] },
      [
        "variants.main.model.images: is empty; expected the images of the package",
        'variants.main.model.artifacts[0]: got "fraud.tar.gz"; expected an S3 URI such as "s3://bucket/key"',
      ],
    ],
    [
      {
        kind: "container",
        image: "fraud:1.0",
        archive: "s3://artifact-bucket/fraud/",
        variables: { "1-A": "x".repeat(1025) },
      },
      [
        'variants.main.model.image: got "fraud:1.0"; expected an image in ECR: ' +
          "<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>",
        'variants.main.model.archive: got "s3://artifact-bucket/fraud/"; expected the S3 URI of a .tar.gz ' +
          "(unpacked files go into files)",
        'variants.main.model.variables: got the name "1-A"; expected letters, digits and _, not beginning with a digit',
        "variants.main.model.variables.1-A: has 1025 characters; expected at most 1024",
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
        'variants.main.model: loads "acme/llm" from the Hugging Face hub when it starts, but networkIsolation is on; ' +
          "copy the files to S3 and give them as files, or set networkIsolation to false",
      ],
    ],
    [
      { kind: "serial", containers: [{ image: "a" }] },
      [
        "variants.main.model.containers: got 1; expected 2 to 15",
        'variants.main.model.containers[0].image: got "a"; expected an image in ECR: ' +
          "<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>",
      ],
    ],
    [
      { kind: "direct", containers: { a_b: { image: own.image }, c: { image: own.image } } },
      [
        'variants.main.model.containers: got the name "a_b"; expected 1 to 63 letters, digits and hyphens, ' +
          "a letter or digit at either end",
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
        "provisionedConcurrency: got 30; expected at most maxConcurrency (20)",
        "provisionedConcurrency.usedPercent: got 0; expected more than 0 and at most 100",
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

test("values that only a deployment knows are not looked at", () => {
  const model = { kind: "container", image: output("no image"), archive: output("no archive") } as const;
  expect(withMain({ model })).toEqual([]);
});

test("the component refuses with everything at once, naming itself", async () => {
  const args = realTime({ endpointName: "a_b", variants: { main: { ...main, weight: -1 } } });
  expect(await pretendProblems(() => new ModelEndpoint("fraud", args))).toEqual([
    [
      "fraud cannot be built:",
      '  - endpointName: got the name "a_b"; expected 1 to 63 letters, digits and hyphens, a letter or digit at either end',
      "  - variants.main.weight: got -1; expected 0 (drains the variant) or more",
    ].join("\n"),
  ]);
});

/** Combinations that do not exist: the compiler refuses each, or else reports that nothing was there to refuse. */
export function untypable(): unknown[] {
  const { network } = surroundingsOnInstances();
  const shadow = { name: "next", model: newer, instanceType: "ml.m5.xlarge", instances: 1 } as const;
  const byRequests = { min: 1, max: 2, requestsPerSecond: 1 };
  const { variant } = asynchronous;
  return [
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
    // @ts-expect-error rolling has no old fleet to keep
    { mode: "rolling", batch: { percent: 10 }, keepOld: "1 minute" } satisfies Rollout,
    // @ts-expect-error a shadow is not scaled
    { ...shadow, instances: byRequests } satisfies ShadowVariant,
  ];
}
