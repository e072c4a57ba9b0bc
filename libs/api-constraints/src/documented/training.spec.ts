import { ABSENT } from "../testing/values.ts";
import { describeRefusalsOf } from "../testing/describe-refusals.ts";

describeRefusalsOf("aws:sagemaker/trainingJob:TrainingJob", {
  "wants a wait that covers the run": {
    change: { "stoppingCondition.maxWaitTimeInSeconds": 60 },
    problems: [
      "stoppingCondition.maxRuntimeInSeconds: got 86400; allowed is at most maxWaitTimeInSeconds (60)",
    ],
  },
  "wants a wait for spot instances": {
    change: { "stoppingCondition.maxWaitTimeInSeconds": ABSENT },
    problems: [
      "stoppingCondition.maxWaitTimeInSeconds: got nothing; it is required when enableManagedSpotTraining is true",
    ],
  },
  "needs no wait without spot instances": {
    change: { "stoppingCondition.maxWaitTimeInSeconds": ABSENT, enableManagedSpotTraining: false },
    problems: [],
  },
  "wants something to train with": {
    change: { "algorithmSpecification.trainingImage": ABSENT },
    problems: [
      "algorithmSpecification.trainingImage: got nothing; one of trainingImage and algorithmName is required",
    ],
  },
  "wants one thing to train with": {
    change: { "algorithmSpecification.algorithmName": "sentiment" },
    problems: [
      'algorithmSpecification.algorithmName: got "sentiment"; allowed is only one of trainingImage and algorithmName',
    ],
  },
});

describeRefusalsOf("aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob", {
  "wants a job": {
    change: { trainingJobDefinition: ABSENT },
    problems: [
      "trainingJobDefinition: got nothing; one of trainingJobDefinition and trainingJobDefinitions is required",
    ],
  },
  "wants a wait for spot instances in its jobs": {
    change: { "trainingJobDefinition.stoppingCondition.maxWaitTimeInSeconds": ABSENT },
    problems: [
      "trainingJobDefinition.stoppingCondition.maxWaitTimeInSeconds: got nothing; it is required when enableManagedSpotTraining is true",
    ],
  },
  "wants one thing to train with": {
    change: { "trainingJobDefinition.algorithmSpecification.algorithmName": "sentiment" },
    problems: [
      'trainingJobDefinition.algorithmSpecification.algorithmName: got "sentiment"; allowed is only one of trainingImage and algorithmName',
    ],
  },
  "wants the settings of Hyperband for Hyperband alone": {
    change: { "config.strategyConfig": { hyperbandStrategyConfig: { minResource: 1, maxResource: 9 } } },
    problems: ['config.strategyConfig: got an object; allowed is nothing unless strategy is "Hyperband"'],
  },
  "wants Hyperband to stop by itself": {
    change: { "config.strategy": "Hyperband", "config.trainingJobEarlyStoppingType": "Auto" },
    problems: [
      'config.trainingJobEarlyStoppingType: got "Auto"; allowed is "Off" when strategy is "Hyperband"',
    ],
  },
});
