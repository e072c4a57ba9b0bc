import requests from "../../fixtures/python-sdk-requests.json" with { type: "json" };
import { integerParameter, trainingStep } from "@mlops/pipeline-definition";
import { jobReferences, known, roleArn, sourceCode } from "../testing/jobs.ts";
import { tuningJob } from "../tuning-job/tuning-job.ts";
import { type TrainingJobArgs, trainingJob } from "./training-job.ts";

const base = {
  ...jobReferences(),
  source: sourceCode("train.py"),
  hyperparameters: { epochs: 20, optimizer: "adam", amsgrad: true, rate: 0.001 },
  outputUri: "s3://artifact-bucket/models",
  maxRuntime: "1 hour",
  instances: 2,
  networkIsolation: false,
} as const;
const pytorch: TrainingJobArgs = {
  ...base,
  container: {
    kind: "framework",
    framework: "pytorch",
    version: "2.8.0",
    python: "py312",
    script: "train.py",
  },
  instanceType: "ml.g5.12xlarge",
};
const tensorflow: TrainingJobArgs = {
  ...base,
  container: {
    kind: "framework",
    framework: "tensorflow",
    version: "2.19.0",
    python: "py312",
    script: "train.py",
  },
  instanceType: "ml.m5.xlarge",
};

/** The same jobs as those that fixtures/write_requests.py makes with the SDK. */
const jobs: Readonly<Record<string, TrainingJobArgs>> = {
  pytorch,
  "pytorch-isolated": { ...pytorch, networkIsolation: true },
  "pytorch-spot": {
    ...pytorch,
    instances: 1,
    spot: { maxWait: "2 hours" },
    checkpoints: { uri: "s3://artifact-bucket/checkpoints" },
    retries: 3,
  },
  "pytorch-torch-distributed": { ...pytorch, distribution: { kind: "torch-distributed" } },
  "pytorch-parameter": {
    ...pytorch,
    hyperparameters: { epochs: integerParameter("Epochs", { default: 20 }) },
  },
  "tensorflow-mpi": {
    ...tensorflow,
    distribution: { kind: "mpi", processesPerInstance: 4, options: "-x A=1" },
  },
  "tensorflow-parameter-server": { ...tensorflow, distribution: { kind: "parameter-server" } },
  "tensorflow-multi-worker-mirrored": { ...tensorflow, distribution: { kind: "multi-worker-mirrored" } },
  sklearn: {
    ...base,
    instances: 1,
    container: {
      kind: "framework",
      framework: "sklearn",
      version: "1.4-2",
      python: "py3",
      script: "train.py",
    },
    instanceType: "ml.m5.xlarge",
  },
  "own-with-script": {
    ...base,
    container: {
      kind: "script",
      image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/vision:7",
      script: "train.py",
    },
    instanceType: "ml.m5.xlarge",
  },
};
const { "pytorch-tuning": tuning, ...trainings } = requests;

interface SdkRequest {
  readonly AlgorithmSpecification: object;
  readonly HyperParameters: object;
}

/** What the SDK asks for, but for a switch of its own. */
function asked(name: string): SdkRequest {
  const request = (trainings as Readonly<Record<string, SdkRequest>>)[name];
  if (request === undefined) throw new Error(`the SDK has no request ${name}`);
  const { EnableSageMakerMetricsTimeSeries: _switch, ...algorithm } =
    request.AlgorithmSpecification as Readonly<Record<string, unknown>>;
  return { ...request, AlgorithmSpecification: algorithm };
}

test("every job that the SDK was asked for is compared", () => {
  expect(Object.keys(jobs)).toEqual(Object.keys(trainings));
});

test.each(Object.entries(jobs))(
  "job %s has all that the SDK's has, and the same hyperparameters",
  async (name, args) => {
    const { definition } = trainingStep("Step", { arguments: trainingJob(name, args).request(roleArn) });
    const request = await known(definition.Arguments);
    const expected = asked(name);
    expect(request).toMatchObject(expected);
    expect(request).toHaveProperty("HyperParameters", expected.HyperParameters);
  },
);

test("a search has all that the SDK's has; its numbers stay numbers", async () => {
  const search = tuningJob("search", {
    training: trainingJob("pytorch", {
      ...pytorch,
      instances: 1,
      hyperparameters: { epochs: 3 },
      metrics: [{ name: "loss", expression: "loss=([0-9.]+)" }],
    }),
    objective: { metric: "loss", goal: "minimize" },
    ranges: {
      learning_rate: { kind: "continuous", min: 0.001, max: 0.1, scaling: "Logarithmic" },
      layers: { kind: "integer", min: 1, max: 8 },
      batch_size: { kind: "categorical", values: [32, 64, 512] },
      optimizer: { kind: "categorical", values: ["sgd", "adam"] },
    },
    maxJobs: 4,
    parallelJobs: 2,
  });
  const { TrainingJobDefinition: definition, HyperParameterTuningJobConfig: config } = tuning;
  const {
    sagemaker_estimator_class_name: _class,
    sagemaker_estimator_module: _module,
    ...fixed
  } = definition.StaticHyperParameters;
  expect(await known(search.request(roleArn))).toMatchObject({
    HyperParameterTuningJobConfig: {
      ...config,
      ParameterRanges: {
        ...config.ParameterRanges,
        CategoricalParameterRanges: [
          // The SDK makes texts of numbers; a script's argument is the same.
          { Name: "batch_size", Values: ["32", "64", "512"] },
          { Name: "optimizer", Values: ['"sgd"', '"adam"'] },
        ],
      },
    },
    TrainingJobDefinition: { ...definition, StaticHyperParameters: fixed },
  });
});
