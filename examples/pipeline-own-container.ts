// Trains with an own container as it is, and registers each model for somebody to approve.
import { instanceOf, readContract, readPlatform, registryContract } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { StackBudget } from "@mlops/observability";
import { SageMakerPipeline } from "@mlops/pipeline";
import { pipelineDefinition, registerModelStep, trainingStep } from "@mlops/pipeline-definition";
import { jobRole, modelVersion, trainingJob } from "@mlops/training";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const demand = instanceOf(registryContract, "demand");
    const registry = readContract(demand, reference("platform"), environment);
    const image = "333344445555.dkr.ecr.eu-west-1.amazonaws.com/demand:12";
    const job = trainingJob("demand-train", {
      ...platform,
      registry,
      container: { kind: "container", image, arguments: ["train"] },
      inputs: { sales: { uri: "s3://sales-prod/weekly/" } },
      instanceType: "ml.m5.xlarge",
    });
    const role = jobRole("demand-jobs", { ...platform, jobs: [job] }, options);
    const train = trainingStep("Train", { arguments: job.request(role.arn) });
    const artifactUri = train.properties.ModelArtifacts.S3ModelArtifacts;
    const version = modelVersion({ environment, registry, image, artifactUri });
    const register = registerModelStep("Register", { arguments: version });
    const definition = pipelineDefinition({ steps: [train, register] });
    new SageMakerPipeline("demand", { ...platform, definition }, options);
    const budget = { app: environment.app, monthlyUsd: 300, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return {};
  },
});
