// A pipeline that a data scientist describes in YAML: prepare, train, evaluate, and register what is good.
import { instanceOf, readContract, readPlatform, registryContract } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { StackBudget } from "@mlops/observability";
import { FilePipeline } from "@mlops/pipeline-file";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const churn = readContract(instanceOf(registryContract, "churn"), reference("platform"), environment);
    const file = "examples/model/pipeline.yaml";
    new FilePipeline("churn", { ...platform, file, registries: { churn } }, options);
    const budget = { app: environment.app, monthlyUsd: 300, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return {};
  },
});
