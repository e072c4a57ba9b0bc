// Several models share the GPUs of one endpoint; each scales its copies by its concurrent requests.
import { containerImage } from "@mlops/container-images";
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { InferenceComponent, SharedEndpoint } from "@mlops/endpoint";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const { guardrails, keys } = platform;
    const image = containerImage({ framework: "djl-lmi", version: "0.29.0", device: "gpu", environment });
    const instances = { min: 1, max: 3 };
    const machines = { environment, guardrails, keys, instanceType: "ml.g6.12xlarge", instances } as const;
    const host = new SharedEndpoint("llms", machines, options);
    new InferenceComponent(
      "summaries",
      {
        ...platform,
        host,
        model: { kind: "container", image, files: { prefix: "s3://models-of-summaries/2/" } },
        reserves: { memoryMiB: 16384, accelerators: 1 },
        copies: { min: 1, max: 4, concurrentRequests: 8 },
        startupTimeout: "20 minutes",
      },
      options,
    );
    return { endpointName: host.endpointName };
  },
});
