// All four monitors of another app's endpoint: what it is asked, whether it is right and fair, and why it answers so.
import { endpointContract, readContract, readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelMonitor } from "@mlops/monitoring";
import { StackBudget } from "@mlops/observability";

const at = (file: string) => `s3://mlops-prod-artifacts/churn/baselines/5/${file}.json`;
const dataBaseline = { statistics: at("statistics"), constraints: at("data") };
const serving = { mode: "real-time", target: { kind: "none" } } as const;
const daily = { schedule: "cron(0 3 ? * * *)", window: { start: "-P8D", end: "-P1D" } };
const age = { label: "churned", positive: [1], facets: [{ column: "age", sensitive: [60] }] };
const shap = { shap: { baseline: at("rows") }, instanceType: "ml.c7i.large" } as const;

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, tags, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const endpoint = readContract(endpointContract, reference("churn"), environment, { serving });
    const monitor = new ModelMonitor(
      "churn-monitor",
      {
        ...platform,
        tags,
        endpoint,
        modelName: "churn-main-5",
        problem: "binary",
        predictions: { probability: "0", probabilityThreshold: 0.7 },
        groundTruth: "s3://mlops-prod-data/labels/churn/",
        dataQuality: { drift: { calls: 0.2 }, baseline: dataBaseline },
        modelQuality: { ...daily, baseline: { constraints: at("quality") } },
        bias: { ...daily, baseline: { constraints: at("bias") }, analysis: age },
        explainability: { baseline: { constraints: at("shap") }, analysis: shap },
      },
      options,
    );
    new StackBudget("budget", { app: "churn", monthlyUsd: 400, topic: platform.alarmTopic }, options);
    return { driftAlarmName: monitor.driftAlarmName };
  },
});
