// Do the same features decide as in training? Each run asks an endpoint that it makes and deletes.
import { endpointContract, instanceOf, readContract, readPlatform, registryContract } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelMonitor } from "@mlops/monitoring";
import { StackBudget } from "@mlops/observability";

const serving = { mode: "real-time", target: { kind: "none" } } as const;

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, tags, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const registry = readContract(instanceOf(registryContract, "churn"), reference("platform"), environment);
    const endpoint = readContract(endpointContract, reference("churn"), environment, { serving });
    const monitor = new ModelMonitor(
      "churn-monitor",
      {
        ...platform,
        tags,
        endpoint,
        registered: { registry, version: 5 },
        modelName: "churn-main-5",
        explainability: {
          baseline: "registered",
          analysis: { shap: { baseline: "registered" }, instanceType: "ml.c7i.large" },
          thresholds: [{ feature: "age", above: 0.4 }],
        },
      },
      options,
    );
    new StackBudget("budget", { app: "churn", monthlyUsd: 400, topic: platform.alarmTopic }, options);
    return { driftAlarmName: monitor.driftAlarmName };
  },
});
