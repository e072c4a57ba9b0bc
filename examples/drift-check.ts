// Data drift without Model Monitor's schedules: a daily pipeline that fails, with an alarm, when a batch has drifted.
import { instanceOf, readContract, readPlatform, registryContract } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { baselineRole, driftCheck } from "@mlops/monitoring";
import { StackBudget } from "@mlops/observability";
import { SageMakerPipeline } from "@mlops/pipeline";
import { executionVariables, join, pipelineDefinition } from "@mlops/pipeline-definition";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const place = reference("platform");
    const platform = readPlatform(place, environment);
    const registry = readContract(instanceOf(registryContract, "churn"), place, environment);
    const dataset = "s3://mlops-prod-data/churn/today/";
    const reports = "s3://mlops-prod-data/churn/drift/";
    const job = { reads: [dataset, registry.artifactsUri], writes: [reports] };
    const role = baselineRole("drift-jobs", { ...platform, kinds: ["data-quality"], ...job }, options);
    const check = driftCheck("Drift", {
      ...platform,
      roleArn: role.arn,
      registered: { registry, version: 5 },
      dataset,
      output: join("", [reports, executionVariables.pipelineExecutionId]),
    });
    new SageMakerPipeline(
      "drift",
      {
        ...platform,
        definition: pipelineDefinition({ experiment: null, steps: [check] }),
        schedules: { daily: { at: "cron(0 4 * * ? *)", flexibleMinutes: 15 } },
      },
      options,
    );
    new StackBudget("budget", { app: "churn", monthlyUsd: 100, topic: platform.alarmTopic }, options);
    return {};
  },
});
