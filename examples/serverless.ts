// Costs money per request, not per hour; one copy is kept started, up to five when 60 % of them are in use.
import { containerImage } from "@mlops/container-images";
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { StackBudget } from "@mlops/observability";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const { guardrails, keys, alarmTopic } = readPlatform(reference("platform"), environment);
    const churn = new ModelEndpoint(
      "churn",
      {
        environment,
        guardrails,
        keys,
        alarmTopic,
        mode: "serverless",
        model: {
          kind: "container",
          image: containerImage({ framework: "sklearn", version: "1.2-1", environment }),
          archive: "s3://models-of-churn/5/model.tar.gz",
        },
        memoryMiB: 3072,
        maxConcurrency: 20,
        provisionedConcurrency: { min: 1, max: 5, usedPercent: 60 },
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 200, topic: alarmTopic };
    new StackBudget("budget", budget, options);
    return { endpointName: churn.endpointName };
  },
});
