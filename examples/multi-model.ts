// One model for each tenant behind one endpoint, loaded when it is first called and not kept in memory.
import { containerImage } from "@mlops/container-images";
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { StackBudget } from "@mlops/observability";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const tenants = new ModelEndpoint(
      "tenants",
      {
        ...platform,
        mode: "real-time",
        variants: {
          main: {
            model: {
              kind: "multi-model",
              image: containerImage({ framework: "sklearn", version: "1.2-1", environment }),
              modelsPrefix: "s3://models-of-tenants/live/",
              keepInMemory: false,
            },
            instanceType: "ml.m7i.2xlarge",
            instances: { min: 2, max: 4, requestsPerMinute: 600 },
          },
        },
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 1500, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return { endpointName: tenants.endpointName };
  },
});
