import {
  type PipelineDefinition,
  definitionProblems,
  executionVariables,
  floatParameter,
  integerParameter,
  join,
  modelStep,
  pipelineDefinition,
  processingStep,
  trainingStep,
  transformStep,
  tuningStep,
} from "@mlops/pipeline-definition";
import { processingJob, trainingJob, transformJob, tuningJob } from "./index.ts";
import { jobReferences, known, roleArn, sourceCode } from "./testing/jobs.ts";

const references = jobReferences();
const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/vision:7";
const run = (name: string) => join("/", ["s3://data-bucket", name, executionVariables.pipelineExecutionId]);

/** Prepare and train with scripts in AWS's containers. */
function withFrameworkContainers(): PipelineDefinition {
  const source = sourceCode("prepare.py", "train.py");
  const split = floatParameter("Split", { default: 0.8 });
  const prepare = processingStep("Prepare", {
    arguments: processingJob("prepare", {
      ...references,
      source,
      container: {
        kind: "framework",
        framework: "sklearn",
        version: "1.4-2",
        script: "prepare.py",
        arguments: ["--split", join("", [split])],
      },
      inputs: { raw: { uri: "s3://data-bucket/raw/" } },
      outputs: { train: { uri: run("train") }, test: { uri: run("test") } },
      instanceType: "ml.m5.xlarge",
    }).request(roleArn),
  });
  const { train: trainSet } = prepare.properties.ProcessingOutputConfig.Outputs;
  const train = trainingStep("Train", {
    arguments: trainingJob("churn", {
      ...references,
      source,
      container: { kind: "framework", framework: "pytorch", version: "2.8.0", script: "train.py" },
      inputs: { train: { uri: trainSet.S3Output.S3Uri } },
      instanceType: "ml.g5.xlarge",
      instances: 2,
      distribution: { kind: "torch-distributed" },
    }).request(roleArn),
  });
  return pipelineDefinition({ parameters: [split], steps: [prepare, train] });
}

/** Train a script on spot instances in an own container, which has SageMaker's toolkit. */
function withOwnContainerAndScript(): PipelineDefinition {
  const epochs = integerParameter("Epochs", { default: 20 });
  const train = trainingStep("Train", {
    arguments: trainingJob("vision", {
      ...references,
      source: sourceCode("train.py"),
      container: { kind: "script", image, script: "train.py" },
      hyperparameters: { epochs },
      inputs: { images: { uri: "s3://data-bucket/images/", mode: "FastFile" } },
      instanceType: "ml.g5.2xlarge",
      spot: { maxWait: "2 days" },
      checkpoints: { uri: run("checkpoints") },
      retries: 3,
    }).request(roleArn),
  });
  return pipelineDefinition({ parameters: [epochs], steps: [train] });
}

/** Search with an own container as it is, make a model of the best job, and score with it. */
function withOwnContainers(): PipelineDefinition {
  const search = tuningJob("search", {
    training: trainingJob("vision", {
      ...references,
      container: { kind: "container", image },
      metrics: [{ name: "loss", expression: "loss=([0-9.]+)" }],
      instanceType: "ml.m5.xlarge",
    }),
    objective: { metric: "loss", goal: "minimize" },
    ranges: {
      learning_rate: { kind: "continuous", min: 0.001, max: 0.1, scaling: "Logarithmic" },
      batch_size: { kind: "categorical", values: [32, 64, 128, 256, 512] },
    },
    maxJobs: 4,
  });
  const tune = tuningStep("Tune", { arguments: search.request(roleArn) });
  const model = modelStep("Model", {
    arguments: {
      ExecutionRoleArn: roleArn,
      PrimaryContainer: { Image: image, ModelDataUrl: search.bestModelUri(tune) },
    },
  });
  const score = transformStep("Score", {
    arguments: transformJob("score", {
      environment: references.environment,
      keys: references.keys,
      modelName: model.properties.ModelName,
      input: { uri: "s3://data-bucket/today/", contentType: "text/csv", split: "Line" },
      output: { uri: run("scored"), assemble: "Line" },
      instanceType: "ml.m5.xlarge",
    }).request(),
  });
  return pipelineDefinition({ steps: [tune, model, score] });
}

describe("a pipeline of jobs has nothing wrong in its definition", () => {
  test.each([
    ["in AWS's containers with scripts", withFrameworkContainers, ["Prepare", "Train"]],
    ["in own containers with scripts", withOwnContainerAndScript, ["Train"]],
    ["in own containers as they are", withOwnContainers, ["Tune", "Model", "Score"]],
  ])("%s", async (_, build, steps) => {
    const definition = await known(build());
    expect(definitionProblems(definition)).toEqual([]);
    expect(definition).toMatchObject({ Steps: steps.map((Name) => ({ Name })) });
  });
});
