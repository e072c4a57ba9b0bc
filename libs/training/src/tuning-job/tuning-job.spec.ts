import { asText, integerParameter, modelStep, tuningStep } from "@mlops/pipeline-definition";
import { jobReferences, known, roleArn, sourceCode } from "../testing/jobs.ts";
import { type TrainingJobArgs, trainingJob } from "../training-job/training-job.ts";
import { type TuningJobArgs, tuningJob } from "./tuning-job.ts";

const references = jobReferences();
const key = "arn:aws:kms:eu-west-1:111122223333:key/data";
const machines = trainingJob("recommend", {
  ...references,
  container: { kind: "built-in", framework: "factorization-machines", version: "1" },
  hyperparameters: { predictor_type: "binary_classifier", num_factors: 64 },
  instanceType: "ml.c5.xlarge",
});
const script: TrainingJobArgs = {
  ...references,
  source: sourceCode("train.py"),
  container: { kind: "framework", framework: "pytorch", version: "2.8.0", script: "train.py" },
  metrics: [{ name: "loss", expression: "loss=([0-9.]+)" }],
  instanceType: "ml.g6.xlarge",
};
const searchOf = async (args: TuningJobArgs) =>
  (await known(tuningJob("search", args).request(roleArn))) as {
    readonly HyperParameterTuningJobConfig: object;
    readonly TrainingJobDefinition: object;
  };

test("epochs, batch sizes and a logarithmic factor are searched in four jobs", async () => {
  const request = await searchOf({
    training: machines,
    objective: { metric: "test:binary_classification_accuracy", goal: "maximize" },
    ranges: {
      epochs: { kind: "integer", min: 1, max: 200 },
      mini_batch_size: { kind: "integer", min: 10, max: 10_000 },
      factors_wd: { kind: "continuous", min: 1e-8, max: 512, scaling: "Logarithmic" },
    },
    maxJobs: 4,
    parallelJobs: 4,
  });
  expect(request).toEqual({
    HyperParameterTuningJobConfig: {
      Strategy: "Bayesian",
      HyperParameterTuningJobObjective: {
        Type: "Maximize",
        MetricName: "test:binary_classification_accuracy",
      },
      ResourceLimits: { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 4 },
      ParameterRanges: {
        ContinuousParameterRanges: [
          { Name: "factors_wd", MinValue: "1e-8", MaxValue: "512", ScalingType: "Logarithmic" },
        ],
        IntegerParameterRanges: [
          { Name: "epochs", MinValue: "1", MaxValue: "200", ScalingType: "Auto" },
          { Name: "mini_batch_size", MinValue: "10", MaxValue: "10000", ScalingType: "Auto" },
        ],
        CategoricalParameterRanges: [],
      },
      TrainingJobEarlyStoppingType: "Off",
    },
    TrainingJobDefinition: {
      AlgorithmSpecification: {
        TrainingImage: "438346466558.dkr.ecr.eu-west-1.amazonaws.com/factorization-machines:1",
        TrainingInputMode: "File",
      },
      StaticHyperParameters: { predictor_type: "binary_classifier", num_factors: "64" },
      RoleArn: roleArn,
      OutputDataConfig: { S3OutputPath: "s3://artifact-bucket/training/sentiment/recommend", KmsKeyId: key },
      StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
      VpcConfig: { Subnets: ["subnet-a", "subnet-b"], SecurityGroupIds: ["sg-1"] },
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: true,
      HyperParameterTuningResourceConfig: {
        InstanceType: "ml.c5.xlarge",
        InstanceCount: 1,
        VolumeSizeInGB: 30,
        VolumeKmsKeyId: key,
      },
    },
  });
});

test("a learning rate and batch sizes of a script are searched; its texts are JSON", async () => {
  const { HyperParameterTuningJobConfig, TrainingJobDefinition } = await searchOf({
    training: trainingJob("vision", { ...script, hyperparameters: { epochs: 3 } }),
    objective: { metric: "loss", goal: "minimize" },
    ranges: {
      learning_rate: { kind: "continuous", min: 0.001, max: 0.1 },
      batch_size: { kind: "categorical", values: [32, 64, 128, 256, 512] },
      optimizer: { kind: "categorical", values: ["sgd", "adam"] },
    },
    maxJobs: integerParameter("MaxJobs", { default: 4 }),
    earlyStopping: true,
  });
  expect(HyperParameterTuningJobConfig).toMatchObject({
    HyperParameterTuningJobObjective: { Type: "Minimize", MetricName: "loss" },
    ParameterRanges: {
      ContinuousParameterRanges: [
        { Name: "learning_rate", MinValue: "0.001", MaxValue: "0.1", ScalingType: "Auto" },
      ],
      IntegerParameterRanges: [],
      CategoricalParameterRanges: [
        { Name: "batch_size", Values: ["32", "64", "128", "256", "512"] },
        { Name: "optimizer", Values: ['"sgd"', '"adam"'] },
      ],
    },
    TrainingJobEarlyStoppingType: "Auto",
  });
  expect(TrainingJobDefinition).toMatchObject({
    StaticHyperParameters: { epochs: "3", sagemaker_program: '"train.py"' },
    AlgorithmSpecification: { MetricDefinitions: [{ Name: "loss", Regex: "loss=([0-9.]+)" }] },
    InputDataConfig: [{ ChannelName: "code" }],
  });
});

test("strategies, ends and warm starts stand where the API has them", async () => {
  const base = {
    training: machines,
    objective: { metric: "loss", goal: "minimize" },
  } as const;
  const hyperband = await searchOf({
    ...base,
    ranges: { lr: { kind: "continuous", min: 0.1, max: 0.99, scaling: "ReverseLogarithmic" } },
    strategy: "Hyperband",
    hyperband: { minResource: 1, maxResource: 10 },
    maxJobs: 50,
    maxRuntime: "2 hours",
    completion: { target: 0.01, jobsNotImproving: 5, onConvergence: true },
    warmStart: { parents: ["search-1"], data: "other" },
    randomSeed: 7,
  });
  expect(hyperband).toMatchObject({
    HyperParameterTuningJobConfig: {
      Strategy: "Hyperband",
      StrategyConfig: { HyperbandStrategyConfig: { MinResource: 1, MaxResource: 10 } },
      ResourceLimits: { MaxNumberOfTrainingJobs: 50, MaxRuntimeInSeconds: 7200 },
      TuningJobCompletionCriteria: {
        TargetObjectiveMetricValue: 0.01,
        BestObjectiveNotImproving: { MaxNumberOfTrainingJobsNotImproving: 5 },
        ConvergenceDetected: { CompleteOnConvergence: "Enabled" },
      },
      RandomSeed: 7,
    },
    WarmStartConfig: {
      ParentHyperParameterTuningJobs: [{ HyperParameterTuningJobName: "search-1" }],
      WarmStartType: "TransferLearning",
    },
  });
  const grid = await searchOf({
    ...base,
    ranges: {
      a: { kind: "categorical", values: [1, 2] },
      b: { kind: "categorical", values: ["x", "y", "z"] },
    },
    strategy: "Grid",
    parallelJobs: 6,
  });
  expect(grid.HyperParameterTuningJobConfig).toMatchObject({
    Strategy: "Grid",
    ResourceLimits: { MaxParallelTrainingJobs: 6 },
  });
});

test("the best job's model is a reference for a later step", async () => {
  const search = tuningJob("search", {
    training: machines,
    objective: { metric: "loss", goal: "minimize" },
    ranges: { epochs: { kind: "integer", min: 1, max: 200 } },
    maxJobs: 4,
  });
  const step = tuningStep("Search", { arguments: search.request(roleArn) });
  const model = modelStep("Model", {
    arguments: {
      ExecutionRoleArn: roleArn,
      PrimaryContainer: { Image: "i", ModelDataUrl: asText(search.bestModelUri(step)) },
    },
  });
  expect(await known(model.definition.Arguments)).toHaveProperty("PrimaryContainer.ModelDataUrl", {
    "Std:Join": {
      On: "",
      Values: [
        {
          "Std:Join": {
            On: "/",
            Values: [
              "s3://artifact-bucket/training/sentiment/recommend",
              { Get: "Steps.Search.TrainingJobSummaries[0].TrainingJobName" },
              "output",
              "model.tar.gz",
            ],
          },
        },
      ],
    },
  });
  expect(search.bestModelUri(step, 1).toJSON()).toMatchObject({
    "Std:Join": {
      Values: [
        expect.anything(),
        { Get: "Steps.Search.TrainingJobSummaries[1].TrainingJobName" },
        "output",
        "model.tar.gz",
      ],
    },
  });
});

describe("a tuning job is refused", () => {
  const fine: TuningJobArgs = {
    training: machines,
    objective: { metric: "loss", goal: "minimize" },
    ranges: { epochs: { kind: "integer", min: 1, max: 200 } },
    maxJobs: 4,
  };
  test.each<[string, Partial<TuningJobArgs>, readonly string[]]>([
    [
      "with ranges that are none, or that their scaling cannot spread",
      {
        ranges: {
          a: { kind: "integer", min: 5, max: 5 },
          b: { kind: "continuous", min: 0, max: 1, scaling: "Logarithmic" },
          c: { kind: "continuous", min: 0.1, max: 1, scaling: "ReverseLogarithmic" },
        },
      },
      [
        "ranges.a.min: got 5; expected less than max (5); a single value is no range",
        'ranges.b.min: got 0; expected more than 0, because scaling is "Logarithmic"',
        'ranges.c.scaling: got "ReverseLogarithmic"; expected another scaling, because this one needs 0 <= min and max < 1',
      ],
    ],
    [
      "with ranges of the wrong kind, or none",
      { ranges: { a: { kind: "integer", min: 0.5, max: 2 }, b: { kind: "categorical", values: [1, 1] } } },
      ["ranges.a.min: got 0.5; expected a whole number", "ranges.b.values[1]: got 1; expected each one once"],
    ],
    ["without ranges", { ranges: {} }, ["ranges: got {}; expected 1 to 30 entries"]],
    [
      "as a grid of what is not categorical",
      { strategy: "Grid" },
      ['ranges.epochs.kind: got "integer"; expected "categorical", because strategy is "Grid"'],
    ],
    [
      "as a grid with another number of jobs than combinations",
      { strategy: "Grid", ranges: { a: { kind: "categorical", values: [1, 2] } }, parallelJobs: 5 },
      [
        "maxJobs: got 4; expected nothing, or 2: Grid tries all combinations",
        "parallelJobs: got 5; expected at most maxJobs (4)",
      ],
    ],
    [
      "with what another strategy has",
      { hyperband: { minResource: 5, maxResource: 1 } },
      [
        'hyperband: got {"minResource":5,"maxResource":1}; expected nothing, because strategy is "Bayesian"',
        "hyperband.minResource: got 5; expected at most maxResource (1)",
      ],
    ],
    [
      "that stops jobs twice, and does not say how many there are",
      { strategy: "Hyperband", earlyStopping: true, maxJobs: undefined },
      [
        "earlyStopping: got true; expected false, because Hyperband stops jobs by itself",
        "maxJobs: got nothing; expected how many training jobs are tried",
      ],
    ],
    [
      "that starts from what has no name, and ends too soon",
      {
        warmStart: { parents: ["a".repeat(33)], data: "same" },
        completion: { jobsNotImproving: 2 },
        maxRuntime: "1 minute",
      },
      [
        'maxRuntime: got "1 minute"; expected 120 to 15768000 whole seconds, such as "120 seconds"',
        "completion.jobsNotImproving: got 2; expected a whole number from 3",
        `warmStart.parents[0]: got "${"a".repeat(33)}"; expected the name of a tuning job: 1 to 32 letters, digits and hyphens`,
      ],
    ],
    [
      "with hyperparameters that are both searched and given",
      { ranges: { num_factors: { kind: "integer", min: 1, max: 2 } } },
      [
        'ranges.num_factors: got {"kind":"integer","min":1,"max":2,"scaling":"Auto"}; expected nothing, because ' +
          "training.hyperparameters has it; remove one",
      ],
    ],
    [
      "with a training job that cannot be tuned",
      {
        training: trainingJob("vision", {
          ...script,
          keepAlive: "1 minute",
          profiler: {},
        }),
      },
      [
        'objective.metric: got "accuracy"; expected loss; add it to the metrics of the training job',
        'training.keepAlive: got "1 minute"; expected nothing, because tuning jobs do not have it',
        'training.profiler: got {"intervalMs":500,"rules":[]}; expected nothing, because tuning jobs do not have it',
      ],
    ],
  ])("%s", (_, args, expected) => {
    const objective =
      args.training === undefined ? fine.objective : ({ metric: "accuracy", goal: "maximize" } as const);
    const lines = ["tuning job search cannot be used:", ...expected.map((line) => `  - ${line}`)];
    expect(() => tuningJob("search", { ...fine, objective, ...args })).toThrow(new Error(lines.join("\n")));
  });
});
