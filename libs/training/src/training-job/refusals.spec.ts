import { testEnvironment } from "@mlops/contracts/testing";
import { stringParameter } from "@mlops/pipeline-definition";
import { jobReferences, registryOf, sourceCode } from "../testing/jobs.ts";
import { type TrainingJobArgs, trainingJob } from "./training-job.ts";

const references = jobReferences();
const source = sourceCode("train.py");
const pytorch = { kind: "framework", framework: "pytorch", version: "2.8.0", script: "train.py" } as const;
const xgboost = { kind: "built-in", framework: "xgboost", version: "3.0-5" } as const;
const fine: TrainingJobArgs = { ...references, source, container: pytorch, instanceType: "ml.g6.xlarge" };
const builtIn: TrainingJobArgs = { ...references, container: xgboost, instanceType: "ml.m7i.large" };

/** Each problem of a training job; none if it can be used. */
function problemsOf(args: TrainingJobArgs): string[] {
  try {
    trainingJob("churn", args);
    return [];
  } catch (error) {
    const [head, ...lines] = String(error instanceof Error ? error.message : error).split("\n");
    expect(head).toBe("training job churn cannot be used:");
    return lines.map((line) => line.replace("  - ", ""));
  }
}

test("jobs without a fault are not refused", () => {
  expect(problemsOf(fine)).toEqual([]);
  expect(problemsOf(builtIn)).toEqual([]);
});

// Values that no program could compile with come from stack files.
const wrong = (args: Record<string, unknown>) => args as Partial<TrainingJobArgs>;

describe("a training job is refused", () => {
  test.each<[string, Partial<TrainingJobArgs>, readonly string[]]>([
    [
      "with an unknown version of a framework",
      { container: { ...pytorch, version: "2.8" } },
      [
        'container.version: got "2.8"; expected an image of AWS; there is no pytorch 2.8 image for training; ' +
          "versions: 2.3.0, 2.4.0, 2.5.1, 2.6.0, 2.7.1, 2.8.0, 2.9.0, 2.10.0",
      ],
    ],
    [
      "with a Python that the image does not have",
      { container: { ...pytorch, python: "py310" } },
      [
        'container.version: got "2.8.0"; expected an image of AWS; there is no pytorch 2.8.0 image for training on gpu ' +
          "with py310; it has py312",
      ],
    ],
    [
      "with a framework on a device that it has no image for",
      { instanceType: "ml.c7g.large" },
      [
        'container.version: got "2.8.0"; expected an image of AWS; there is no pytorch 2.8.0 image for training on ' +
          "graviton; devices: cpu, gpu",
      ],
    ],
    [
      "with an image of another region, or of another partition",
      {
        source: undefined,
        container: { kind: "container", image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/a:1" },
      },
      [
        'container.image: got "111122223333.dkr.ecr.us-east-1.amazonaws.com/a:1"; expected an image in eu-west-1, where ' +
          "the job runs",
      ],
    ],
    [
      "with an image whose host is in another partition",
      {
        container: {
          kind: "script",
          script: "train.py",
          image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com.cn/a:1",
        },
      },
      [
        'container.image: got "111122223333.dkr.ecr.eu-west-1.amazonaws.com.cn/a:1"; expected an image in eu-west-1, ' +
          "where the job runs",
      ],
    ],
    [
      "on spot instances without knowing where it continues from, or that wait shorter than they run",
      { spot: { maxWait: "1 hour" } },
      [
        'spot.maxWait: got "1 hour"; expected at least maxRuntime (1 day)',
        'checkpoints: got nothing; expected where the job continues from after an interruption, or "none" to begin again',
      ],
    ],
    [
      "that keeps spot instances for the next job",
      { spot: { maxWait: "2 days" }, checkpoints: "none", keepAlive: "30 minutes" },
      ['keepAlive: got "30 minutes"; expected nothing, because spot instances are not kept; remove spot'],
    ],
    [
      "that keeps instances too long, or is tried too often",
      { keepAlive: "7 hours", retries: 31 },
      [
        'keepAlive: got "7 hours"; expected 1 to 21600 whole seconds, such as "1 second"',
        "retries: got 31; expected a whole number from 1 to 30",
      ],
    ],
    [
      "with a distribution for GPUs on CPUs",
      { instanceType: "ml.m7i.large", distribution: { kind: "torch-distributed" } },
      [
        'distribution.kind: got "torch-distributed"; expected a kind that works on CPUs, such as mpi, because ' +
          "ml.m7i.large has no GPU; or another instanceType",
      ],
    ],
    [
      "with a distribution that neither image nor instances have",
      { distribution: { kind: "smddp" } },
      [
        'distribution.kind: got "smddp"; expected a kind that AWS\'s images have; build an image that has its library, ' +
          'and set container.kind to "script"',
        'distribution.kind: got "smddp"; expected a kind that ml.g6.xlarge can do; smddp runs on ml.p3.16xlarge, ' +
          "ml.p3dn.24xlarge, ml.p4d.24xlarge, ml.p4de.24xlarge",
      ],
    ],
    [
      "with another framework's distribution",
      { distribution: { kind: "parameter-server" } },
      [
        'distribution.kind: got "parameter-server"; expected a kind that images of pytorch have; parameter-server is ' +
          "for tensorflow",
      ],
    ],
    [
      "of scikit-learn on several instances",
      {
        container: { ...pytorch, framework: "sklearn", version: "1.4-2" },
        instanceType: "ml.m7i.large",
        instances: 2,
      },
      ["instances: got 2; expected 1; scikit-learn works on one instance"],
    ],
    [
      "with a script that the source code does not have",
      { container: { ...pytorch, script: "tarin.py" } },
      ['container.script: got "tarin.py"; expected a file of the source code: train.py'],
    ],
    [
      "with a script and no source code",
      { source: undefined },
      ["source: got nothing; expected the source code of the script"],
    ],
    [
      "that would install packages without a network",
      { source: sourceCode("requirements.txt", "train.py") },
      [
        "networkIsolation: got true; expected false, because requirements.txt is installed first; put the packages into " +
          "the image, or set networkIsolation to false",
      ],
    ],
    [
      "that is to be tracked without a network, or with a variable that tracking sets",
      {
        tracking: {
          serverArn: "arn:aws:sagemaker:eu-west-1:111122223333:mlflow-app/team",
          experiment: "churn",
        },
        variables: { MLFLOW_EXPERIMENT_NAME: "other" },
      },
      [
        'tracking: got {"experiment":"churn"}; expected nothing, because networkIsolation keeps it from MLflow; set ' +
          "networkIsolation to false",
        'variables.MLFLOW_EXPERIMENT_NAME: got "other"; expected nothing, because tracking sets it',
      ],
    ],
    [
      "with names that the toolkit uses",
      { hyperparameters: { sagemaker_program: "x" }, inputs: { code: { uri: "s3://data-bucket/a" } } },
      [
        'hyperparameters.sagemaker_program: got "x"; expected another name, because those that begin with sagemaker_ ' +
          "are the toolkit's",
        'inputs.code: got {"uri":"s3://data-bucket/a","mode":"File","sharded":false,"gzip":false,"recor...; ' +
          "expected another name, because this channel brings the source code",
      ],
    ],
    [
      "that Debugger would watch on several instances with checkpoints",
      {
        instances: 2,
        checkpoints: { uri: "s3://artifact-bucket/c" },
        debugger: { rules: [{ rule: "Overfit" }] },
      },
      [
        'debugger: got {"rules":[{"rule":"Overfit","parameters":{}}],"collections":[]}; expected nothing, because ' +
          "Debugger does not take distributed jobs with checkpoints",
      ],
    ],
    [
      "with an instance type that an execution chooses, and nothing that says what it has",
      { instanceType: stringParameter("InstanceType") },
      [
        "localDisk: got nothing; expected true or false; the type is chosen later: say whether it has a local NVMe disk",
        "container.device: got nothing; expected cpu, gpu, graviton or neuron; our table does not know what the " +
          "instance type has",
      ],
    ],
    [
      "with names and places that no API takes",
      {
        inputs: { "train set": { uri: "s3://data-bucket/a" }, test: { uri: "https://data" } },
        checkpoints: { uri: "s3://artifact-bucket/c", path: "/tmp" },
        metrics: [{ name: "loss", expression: "(" }],
        outputUri: "bucket",
      },
      [
        'inputs["train set"]: got "train set"; expected 1 to 64 letters, digits, ".", "-" and "_"',
        'inputs.test.uri: got "https://data"; expected an S3 URI such as "s3://bucket/key"',
        'outputUri: got "bucket"; expected an S3 URI such as "s3://bucket/key"',
        'metrics[0].expression: got "("; expected a regular expression',
        'checkpoints.path: got "/tmp"; expected a folder below /opt/ml',
      ],
    ],
    [
      "with the registry of another account, and another place for its models",
      {
        registry: {
          ...registryOf("churn"),
          environment: { ...testEnvironment(), account: "444455556666" },
        },
        outputUri: "s3://data-bucket/models/",
      },
      [
        "registry: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1",
        'outputUri: got "s3://data-bucket/models/"; expected nothing, because the registry says where models are; remove one',
      ],
    ],
    [
      "with hyperparameters that would come out as others",
      {
        hyperparameters: {
          seed: 2 ** 60,
          rate: Number.NaN,
          ["__proto__"]: 1,
        },
      },
      [
        "hyperparameters.__proto__: got 1; expected another name, because JavaScript gives every object this one",
        "hyperparameters.seed: got 1152921504606847000; expected a whole number up to 9007199254740991, or the number as a text",
        "hyperparameters.rate: got NaN; expected a text, a number, true or false",
      ],
    ],
    [
      "with everything that is wrong at once",
      wrong({
        container: { kind: "framwork" },
        instances: 0,
        maxRuntime: "29 days",
        volumeGiB: 0,
        hyperparameters: { list: [] },
        epochs: 3,
      }),
      [
        'container.kind: got "framwork"; expected "framework", "script", "container" or "built-in"',
        "hyperparameters.list: got []; expected a text, a number, true or false",
        "instances: got 0; expected a whole number from 1",
        "volumeGiB: got 0; expected a whole number from 1 to 16384",
        'maxRuntime: got "29 days"; expected 1 to 2419200 whole seconds, such as "1 second"',
        expect.stringMatching(
          /^epochs: got an unknown key; expected container, hyperparameters, variables, inputs,/,
        ),
      ],
    ],
  ])("%s", (_, args, expected) => {
    expect(problemsOf({ ...fine, ...args })).toEqual(expected);
  });

  test("with source code for a container that runs no script", () => {
    expect(problemsOf({ ...builtIn, source })).toEqual([
      'source: got "source code"; expected nothing; remove it, because this kind of container runs no script',
    ]);
    expect(problemsOf({ ...builtIn, distribution: { kind: "mpi" } })).toEqual([
      'distribution.kind: got "mpi"; expected nothing, because only scripts are started by SageMaker\'s toolkit; set ' +
        'container.kind to "script"',
    ]);
  });

  test("with references of another account or region", () => {
    const elsewhere = jobReferences({ ...testEnvironment(), account: "444455556666" });
    expect(problemsOf({ ...fine, keys: elsewhere.keys })).toEqual([
      "keys: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1",
    ]);
  });

  test("with rules of Debugger in a region that has no image for them", () => {
    const args = jobReferences({ ...testEnvironment(), region: "ap-southeast-4" });
    const [problem = ""] = problemsOf({ ...fine, ...args, debugger: { rules: [{ rule: "Overfit" }] } });
    expect(problem).toMatch(
      /^debugger\.rules: got \["Overfit"\]; expected nothing; image sagemaker-debugger-rules:latest is not published/,
    );
  });

  test("with what the API alone knows", () => {
    expect(
      problemsOf({
        ...fine,
        instanceType: "ml.g6.tiny",
        localDisk: true,
        container: { ...pytorch, device: "gpu" },
      }),
    ).toEqual([
      expect.stringMatching(
        /^ResourceConfig\.InstanceType: got "ml\.g6\.tiny"; allowed is one of \d+ values/,
      ),
    ]);
  });
});
