// Are predictions right, once labels have arrived? A day's labels take up to a week.
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
        problem: "binary",
        predictions: { probability: "0", probabilityThreshold: 0.7 },
        groundTruth: "labels/churn/",
        modelQuality: {
          baseline: "registered",
          window: { start: "-P8D", end: "-P7D" },
          thresholds: { recall: { below: 0.8 }, false_positive_rate: { above: 0.1 } },
        },
      },
      options,
    );
    new StackBudget("budget", { app: "churn", monthlyUsd: 200, topic: platform.alarmTopic }, options);
    return { driftAlarmName: monitor.driftAlarmName };
  },
});
