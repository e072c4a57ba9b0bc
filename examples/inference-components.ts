// Several models share the GPUs of one endpoint; each scales its copies by its concurrent requests.
import { containerImage } from "@mlops/container-images";
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { InferenceComponent, SharedEndpoint } from "@mlops/endpoint";
import { StackBudget } from "@mlops/observability";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference, tags }) => {
    const platform = readPlatform(reference("platform"), environment);
    const image = containerImage({ framework: "djl-lmi", version: "0.29.0", device: "gpu", environment });
    const machines = { instanceType: "ml.g6.12xlarge", instances: { min: 2, max: 4 } } as const;
    const host = new SharedEndpoint("llms", { ...platform, tags, ...machines }, options);
    new InferenceComponent(
      "summaries",
      {
        ...platform,
        tags,
        host,
        model: { kind: "container", image, files: { prefix: "s3://models-of-summaries/2/" } },
        reserves: { memoryMiB: 16384, accelerators: 1 },
        copies: { min: 1, max: 4, concurrentRequests: 8 },
        startupTimeout: "20 minutes",
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 12000, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return { endpointName: host.endpointName };
  },
});
