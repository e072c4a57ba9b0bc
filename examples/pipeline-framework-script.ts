// Prepares and trains every night with scripts in AWS's containers: the role may run these two jobs, and nothing else.
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { StackBudget } from "@mlops/observability";
import { SageMakerPipeline } from "@mlops/pipeline";
import { executionVariables, integerParameter, join, pipelineDefinition, processingStep, trainingStep } from "@mlops/pipeline-definition"; // prettier-ignore
import { SourceCode, jobRole, processingJob, trainingJob } from "@mlops/training";

const run = (set: string) => join("/", ["s3://customers-prod", set, executionVariables.pipelineExecutionId]);
export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const source = new SourceCode("churn-source", { ...platform, folder: "examples/model" }, options);
    const jobs = { ...platform, source, instanceType: "ml.m5.xlarge" } as const;
    const parameters = { Epochs: integerParameter("Epochs", { default: 10 }) };
    const prepare = processingJob("churn-prepare", {
      ...jobs,
      container: { kind: "framework", framework: "sklearn", version: "1.4-2", script: "prepare.py" },
      inputs: { customers: { uri: "s3://customers-prod/daily/" } },
      outputs: { train: { uri: run("train") }, test: { uri: run("test") } },
    });
    const train = trainingJob("churn-train", {
      ...jobs,
      container: { kind: "framework", framework: "pytorch", version: "2.8.0", script: "train.py" },
      hyperparameters: { epochs: parameters.Epochs },
      inputs: { train: { uri: run("train") } },
    });
    const role = jobRole("churn-jobs", { ...platform, jobs: [prepare, train] }, options);
    const first = processingStep("Prepare", { arguments: prepare.request(role.arn) });
    const second = trainingStep("Train", { arguments: train.request(role.arn), dependsOn: [first] });
    const definition = pipelineDefinition({ parameters: [parameters.Epochs], steps: [first, second] });
    const nightly = { at: "cron(0 2 * * ? *)", timezone: "Europe/Berlin", parameters: { Epochs: 20 } };
    new SageMakerPipeline("churn", { ...platform, parameters, definition, schedules: { nightly } }, options);
    const budget = { app: environment.app, monthlyUsd: 300, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return {};
  },
});
