// Trains a script in an own container with SageMaker's toolkit, on spare instances, whenever new images arrive.
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { StackBudget } from "@mlops/observability";
import { SageMakerPipeline } from "@mlops/pipeline";
import { executionVariables, join, pipelineDefinition, trainingStep } from "@mlops/pipeline-definition";
import { SourceCode, jobRole, trainingJob } from "@mlops/training";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const source = new SourceCode("vision-source", { ...platform, folder: "examples/model" }, options);
    const image = "333344445555.dkr.ecr.eu-west-1.amazonaws.com/vision:7";
    const train = trainingJob("vision-train", {
      ...platform,
      source,
      container: { kind: "script", image, script: "train.py" },
      hyperparameters: { epochs: 20 },
      inputs: { train: { uri: "s3://images-prod/labelled/", mode: "FastFile" } },
      instanceType: "ml.g5.2xlarge",
      spot: { maxWait: "2 days" },
      checkpoints: { uri: join("/", ["s3://images-prod/saved", executionVariables.pipelineExecutionId]) },
    });
    const role = jobRole("vision-jobs", { ...platform, jobs: [train] }, options);
    const step = trainingStep("Train", { arguments: train.request(role.arn) });
    new SageMakerPipeline(
      "vision",
      {
        ...platform,
        definition: pipelineDefinition({ steps: [step] }),
        triggers: { arrival: { event: "object-created", bucket: "images-prod", prefix: "labelled/_DONE" } },
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 300, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return {};
  },
});
