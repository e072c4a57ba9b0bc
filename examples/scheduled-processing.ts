// Prepares data every hour: a pipeline of one processing step on a schedule, with an alarm when it fails.
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { StackBudget } from "@mlops/observability";
import { SageMakerPipeline } from "@mlops/pipeline";
import { executionVariables, join, pipelineDefinition, processingStep } from "@mlops/pipeline-definition";
import { SourceCode, jobRole, processingJob } from "@mlops/training";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const source = new SourceCode("hourly-source", { ...platform, folder: "examples/model" }, options);
    const output = join("/", ["s3://customers-prod/hourly", executionVariables.pipelineExecutionId]);
    const prepare = processingJob("hourly", {
      ...platform,
      source,
      container: { kind: "framework", framework: "sklearn", version: "1.4-2", script: "prepare.py" },
      inputs: { customers: { uri: "s3://customers-prod/incoming/" } },
      outputs: { prepared: { uri: output } },
      instanceType: "ml.m5.xlarge",
      maxRuntime: "1 hour",
    });
    const role = jobRole("hourly-jobs", { ...platform, jobs: [prepare] }, options);
    const step = processingStep("Prepare", { arguments: prepare.request(role.arn) });
    new SageMakerPipeline(
      "hourly",
      {
        ...platform,
        definition: pipelineDefinition({ experiment: null, steps: [step] }),
        schedules: { hourly: { at: "rate(1 hour)", flexibleMinutes: 5 } },
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 300, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return {};
  },
});
