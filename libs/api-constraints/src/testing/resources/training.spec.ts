import { ABSENT } from "../values.ts";
import { describeRefusals } from "../describe-refusals.ts";

const long = (length: number) => "a".repeat(length);

describeRefusals({
  "aws:sagemaker/algorithm:Algorithm": {
    change: {
      algorithmName: "my_algorithm",
      "trainingSpecification.trainingImage": "an image",
      "trainingSpecification.supportedTrainingInstanceTypes.0": "ml.m5.larg",
      "trainingSpecification.trainingChannels.0.supportedInputModes": [],
      "validationSpecification.validationProfiles.trainingJobDefinition.inputDataConfigs": [],
      "validationSpecification.validationProfiles.profileName": "-",
    },
    problems: [
      'algorithmName: got "my_algorithm"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
      'trainingSpecification.supportedTrainingInstanceTypes[0]: got "ml.m5.larg"; allowed is one of 225 values, the nearest is "ml.m5.large"',
      "trainingSpecification.trainingChannels[0].supportedInputModes: got 0 elements; allowed is at least 1 element",
      'trainingSpecification.trainingImage: got "an image"; allowed is what matches [\\S]+',
      'validationSpecification.validationProfiles.profileName: got "-"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
      "validationSpecification.validationProfiles.trainingJobDefinition.inputDataConfigs: got 0 elements; allowed is 1 to 20 elements",
    ],
  },
  "aws:sagemaker/featureGroup:FeatureGroup": {
    change: {
      "featureDefinitions.2.featureName": "_visits",
      "featureDefinitions.2.featureType": "Integer",
      "featureDefinitions.3.collectionType": "Array",
      "onlineStoreConfig.ttlDuration.value": 0,
      roleArn: "arn:aws:iam::1:role/x",
    },
    problems: [
      'featureDefinitions[2].featureName: got "_visits"; allowed is what matches [a-zA-Z0-9]([-_]*[a-zA-Z0-9]){0,63}',
      'featureDefinitions[2].featureType: got "Integer"; allowed is one of "Integral", "Fractional", "String"',
      'featureDefinitions[3].collectionType: got "Array"; allowed is one of "List", "Set", "Vector"',
      "onlineStoreConfig.ttlDuration.value: got 0; allowed is at least 1",
      'roleArn: got "arn:aws:iam::1:role/x"; allowed is what matches arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+',
    ],
  },
  "aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob": {
    change: {
      name: "sentiment-tuning-with-a-very-long-name",
      "config.strategy": "Bayes",
      "config.resourceLimits.maxParallelTrainingJobs": 0,
      "config.objective.type": "Max",
      "trainingJobDefinition.inputDataConfigs.0.channelName": "a b",
      "trainingJobDefinition.retryStrategies.0.maximumRetryAttempts": 31,
      "warmStartConfig.parentHyperParameterTuningJobs.0.name": ABSENT,
    },
    problems: [
      "name: got 38 characters; allowed is 1 to 32 characters",
      'config.strategy: got "Bayes"; allowed is one of "Bayesian", "Random", "Hyperband", "Grid"',
      'config.objective.type: got "Max"; allowed is one of "Maximize", "Minimize"',
      "config.resourceLimits.maxParallelTrainingJobs: got 0; allowed is at least 1",
      'trainingJobDefinition.inputDataConfigs[0].channelName: got "a b"; allowed is what matches [A-Za-z0-9\\.\\-_]+',
      "trainingJobDefinition.retryStrategies[0].maximumRetryAttempts: got 31; allowed is 1 to 30",
    ],
  },
  "aws:sagemaker/pipeline:Pipeline": {
    change: {
      pipelineName: "sentiment train",
      pipelineDisplayName: "Sentiment: train",
      roleArn: ABSENT,
      "parallelismConfiguration.maxParallelExecutionSteps": 0,
      pipelineDefinition: "{",
    },
    problems: [
      "roleArn: got nothing; it is required",
      'pipelineName: got "sentiment train"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}',
      'pipelineDisplayName: got "Sentiment: train"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}',
      "parallelismConfiguration.maxParallelExecutionSteps: got 0; allowed is at least 1",
      "pipelineDefinition: got a text of 1 character; allowed is JSON",
    ],
  },
  "aws:sagemaker/trainingJob:TrainingJob": {
    change: {
      trainingJobName: "sentiment_2026",
      outputDataConfig: ABSENT,
      "algorithmSpecification.trainingInputMode": ABSENT,
      "resourceConfig.instanceType": "ml.g5.2xlarg",
      "resourceConfig.volumeSizeInGb": 0,
      environment: { "1": "x", SECRET: long(5000) },
      hyperParameters: { epochs: "3\n" },
      "stoppingCondition.maxWaitTimeInSeconds": 60,
      "inputDataConfigs.0.dataSource.s3DataSource.s3DataType": "Prefix",
    },
    problems: [
      "outputDataConfig: got nothing; it is required",
      'trainingJobName: got "sentiment_2026"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
      "algorithmSpecification.trainingInputMode: got nothing; it is required",
      'environment: got the key "1"; allowed is what matches [a-zA-Z_][a-zA-Z0-9_]*',
      "environment.SECRET: got 5000 characters; allowed is at most 512 characters",
      "hyperParameters.epochs: got a text of 2 characters; allowed is what matches .*",
      'inputDataConfigs[0].dataSource.s3DataSource.s3DataType: got "Prefix"; allowed is one of "ManifestFile", "S3Prefix", "AugmentedManifestFile", "Converse"',
      'resourceConfig.instanceType: got "ml.g5.2xlarg"; allowed is one of 225 values, the nearest is "ml.g5.2xlarge"',
      "stoppingCondition.maxRuntimeInSeconds: got 86400; allowed is at most maxWaitTimeInSeconds (60)",
    ],
  },
});
