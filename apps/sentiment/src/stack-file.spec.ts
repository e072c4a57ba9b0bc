import { stackFileProblems } from "@mlops/testing";
import sentiment from "./index.ts";

const stack = { app: "sentiment", environment: "prod" } as const;
const model = {
  kind: "package",
  packageArn: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/sentiment/11",
  images: [
    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/mlops-platform-dev-ml-inference-1f3920af:2026-10-30",
  ],
  artifacts: ["s3://mlops-platform-dev-ml-artifacts-f84c7ddd/models/sentiment/"],
  artifactKeyArns: ["arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
};
const main = { model, instanceType: "ml.c7i.large", instances: 2 };
const realTime = (change: object) => ({
  endpoint: { mode: "real-time", trustedAccounts: ["111122223333"], variants: { main }, ...change },
});
const withMain = (change: object) => realTime({ variants: { main: { ...main, ...change } } });

test.each<[string, Readonly<Record<string, unknown>>, string[]]>([
  ["no endpoint", { endpoint: undefined }, ["endpoint: got nothing; expected an object"]],
  [
    "a mode that no invoker can call",
    realTime({ mode: "asynchronous" }),
    ['endpoint.mode: got "asynchronous"; expected "serverless" or "real-time"'],
  ],
  [
    "a key that the mode does not have",
    realTime({ memoryMiB: 2048 }),
    [expect.stringMatching(/^endpoint\.memoryMiB: got an unknown key; expected mode, .*, variants, /)],
  ],
  [
    "memory that SageMaker does not offer",
    {
      endpoint: {
        mode: "serverless",
        model: { ...model, packageArn: "x" },
        memoryMiB: 2000,
        maxConcurrency: 5,
      },
    },
    [
      'endpoint.model.packageArn: got "x"; expected arn:…:model-package/<group>/<version>',
      "endpoint.memoryMiB: got 2000; expected 1024, 2048, 3072, 4096, 5120 or 6144",
    ],
  ],
  [
    "a model of an account that is not trusted",
    realTime({ trustedAccounts: [] }),
    [
      'endpoint.variants.main.model.packageArn: got "arn:aws:sagemaker:eu-west-1:111122223333:model-package/sentiment/11"; ' +
        "expected a package of account 333344445555; to serve another account's, add it to trustedAccounts",
    ],
  ],
  [
    "a model of another account without the key of its artifacts",
    withMain({ model: { ...model, artifactKeyArns: [] } }),
    [
      "endpoint.variants.main.model.artifactKeyArns: got []; expected the ARN of the key that account 111122223333 " +
        "encrypts the artifacts with; without it the models' role cannot decrypt them",
    ],
  ],
  [
    "an alias in place of that key",
    withMain({
      model: { ...model, artifactKeyArns: ["arn:aws:kms:eu-west-1:111122223333:alias/mlops/dev/data"] },
    }),
    [
      'endpoint.variants.main.model.artifactKeyArns[0]: got "arn:aws:kms:eu-west-1:111122223333:alias/mlops/dev/data"; ' +
        "expected the ARN of a KMS key",
    ],
  ],
  [
    "a canary of one instance",
    realTime({
      variants: { main: { ...main, instances: 1 } },
      rollout: { mode: "canary", first: { percent: 10 }, bake: "10 minutes" },
    }),
    [
      'endpoint.rollout.mode: got "canary"; expected "all-at-once" for a variant of 1 instance, ' +
        "or at least 2 instances in every variant",
    ],
  ],
  [
    "mistakes in several sections",
    { ...withMain({ instances: { min: 4, max: 2, requestsPerSecond: 40 } }), budget: { monthlyUsd: "much" } },
    [
      'endpoint.variants.main.instances: got {"min":4,"max":2}; expected min not to exceed max',
      'budget.monthlyUsd: got "much"; expected more than 0',
    ],
  ],
])("%s is refused by key path, before anything is made", async (_, change, problems) => {
  expect(await stackFileProblems(sentiment, stack, change)).toEqual(problems);
});
