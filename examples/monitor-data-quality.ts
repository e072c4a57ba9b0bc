// Are requests still like the training data? Every hour, with an alarm on the drift of two features.
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
        dataQuality: {
          schedule: "cron(0 * ? * * *)",
          baseline: "registered",
          drift: { calls: 0.2, minutes: 0.3 },
        },
      },
      options,
    );
    new StackBudget("budget", { app: "churn", monthlyUsd: 200, topic: platform.alarmTopic }, options);
    return { driftAlarmName: monitor.driftAlarmName };
  },
});
