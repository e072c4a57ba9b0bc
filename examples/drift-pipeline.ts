// Are requests still like the training data? Every six hours, in an account that Model Monitor is not open to.
import { endpointContract, instanceOf, readContract, readPlatform, registryContract } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { DriftPipeline } from "@mlops/drift-pipeline";
import { StackBudget } from "@mlops/observability";

const serving = { mode: "real-time", target: { kind: "none" } } as const;

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const registry = readContract(instanceOf(registryContract, "churn"), reference("platform"), environment);
    const endpoint = readContract(endpointContract, reference("churn"), environment, { serving });
    const { driftAlarmName } = new DriftPipeline(
      "churn-drift",
      {
        ...platform,
        endpoint,
        registered: { registry, version: 5 },
        baseline: "registered",
        schedule: "cron(0 0/6 ? * * *)",
        drift: { calls: 0.2, minutes: 0.3 },
      },
      options,
    );
    new StackBudget("budget", { app: "churn", monthlyUsd: 100, topic: platform.alarmTopic }, options);
    return { driftAlarmName };
  },
});
