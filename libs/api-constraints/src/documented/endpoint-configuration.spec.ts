import { ABSENT, UNKNOWN } from "../testing/values.ts";
import { describeRefusalsOf } from "../testing/describe-refusals.ts";

const serverless = (config: object) => ({
  "productionVariants.1": { variantName: "next", modelName: "sentiment-2", serverlessConfig: config },
});

describeRefusalsOf("aws:sagemaker/endpointConfiguration:EndpointConfiguration", {
  "takes a serverless variant": {
    change: serverless({ maxConcurrency: 20, memorySizeInMb: 2048, provisionedConcurrency: 20 }),
    problems: [],
  },
  "wants the memory of a serverless variant in steps": {
    change: serverless({ maxConcurrency: 20, memorySizeInMb: 1500 }),
    problems: [
      "productionVariants[1].serverlessConfig.memorySizeInMb: got 1500; allowed is a multiple of 1024",
    ],
  },
  "wants no more provisioned concurrency than there is": {
    change: serverless({ maxConcurrency: 20, memorySizeInMb: 2048, provisionedConcurrency: 21 }),
    problems: [
      "productionVariants[1].serverlessConfig.provisionedConcurrency: got 21; allowed is at most maxConcurrency (20)",
    ],
  },
  "wants instances or none": {
    change: {
      "productionVariants.0.serverlessConfig": { maxConcurrency: 20, memorySizeInMb: 2048 },
      "productionVariants.1.instanceType": ABSENT,
    },
    problems: [
      'productionVariants[0].instanceType: got "ml.m5.large"; allowed is nothing beside serverlessConfig',
      "productionVariants[1].instanceType: got nothing; it is required without serverlessConfig",
    ],
  },
  "wants the range of managed scaling in order": {
    change: { "productionVariants.0.managedInstanceScaling.minInstanceCount": 5 },
    problems: [
      "productionVariants[0].managedInstanceScaling.minInstanceCount: got 5; allowed is at most maxInstanceCount (4)",
    ],
  },
  "takes one variant and its shadow": {
    change: {
      asyncInferenceConfig: ABSENT,
      productionVariants: [{ variantName: "main", modelName: "sentiment-1", instanceType: "ml.m5.large" }],
      shadowProductionVariants: [
        { variantName: "next", modelName: "sentiment-2", instanceType: "ml.m5.large" },
      ],
    },
    problems: [],
  },
  "wants no second variant beside a shadow, no serverless and no asynchronous inference": {
    change: {
      shadowProductionVariants: [
        {
          variantName: "shadow",
          modelName: "sentiment-2",
          serverlessConfig: { maxConcurrency: 1, memorySizeInMb: 1024 },
        },
      ],
    },
    problems: [
      "productionVariants: got a list of 2; allowed is a list of 1 when there is a shadow variant",
      "shadowProductionVariants[0].serverlessConfig: got an object; allowed is nothing when there is a shadow variant",
      "asyncInferenceConfig: got an object; allowed is nothing when there is a shadow variant",
    ],
  },
  "wants a role for variants that inference components are put on": {
    change: { "productionVariants.0.modelName": ABSENT },
    problems: ["executionRoleArn: got nothing; it is required by a variant without a model"],
  },
  "takes a variant without a model when the role may be there": {
    change: { "productionVariants.0.modelName": ABSENT, executionRoleArn: UNKNOWN },
    problems: [],
  },
});
