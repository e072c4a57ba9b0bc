// An endpoint behind an HTTP API: callers of the own account sign in with IAM, and can send addresses of images.
import { containerImage } from "@mlops/container-images";
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { EndpointInvoker } from "@mlops/invoker";
import { StackBudget } from "@mlops/observability";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const image = containerImage({
      framework: "huggingface",
      version: "4.51.3-pytorch2.6.0",
      device: "cpu",
      environment,
    });
    const archive = "s3://models-of-dogs/2/model.tar.gz";
    const model = { kind: "container", image, archive } as const;
    const instances = { min: 2, max: 4, requestsPerSecond: 20 };
    const variants = { main: { model, instanceType: "ml.c7i.xlarge", instances } } as const;
    const endpoint = new ModelEndpoint("dogs", { ...platform, mode: "real-time", variants }, options);
    const invoker = new EndpointInvoker(
      "dogs-api",
      {
        ...platform,
        endpoint,
        imageHosts: ["images.example.com"],
        front: { kind: "http-api", signIn: "iam" },
        provisionedConcurrency: { min: 2, max: 8 },
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 1500, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return { endpointName: endpoint.endpointName, url: invoker.url };
  },
});
