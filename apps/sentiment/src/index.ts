import { Publication, endpointContract, readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { EndpointInvoker } from "@mlops/invoker";
import { ModelMonitor } from "@mlops/monitoring";
import { StackBudget } from "@mlops/observability";
import { readRegistry } from "./model-registry.ts";
import { sections } from "./sections.ts";

/** Classifies the sentiment of texts: an endpoint, its monitors, the function that calls it, and a budget. */
export default defineApp({
  sections,
  deploy: ({ environment, config, options, tags, reference }) => {
    const platform = readPlatform(reference("platform"), environment);

    const registry = config.registry && readRegistry("sentiment", config.registry, environment, reference);
    const endpoint = new ModelEndpoint("sentiment", { ...platform, ...config.endpoint, registry }, options);
    const invoker = new EndpointInvoker(
      "sentiment-invoker",
      { ...config.invoker, ...platform, endpoint },
      options,
    );
    if (config.monitor) {
      const { main: modelName } = endpoint.modelNames;
      // Baselines lie beside the model, encrypted with the registry's key.
      const keyArns = [...(config.monitor.keyArns ?? []), ...(registry ? [registry.artifactKeyArn] : [])];
      new ModelMonitor(
        "sentiment-monitor",
        { ...config.monitor, ...platform, keyArns, tags, endpoint, ...(modelName && { modelName }) },
        options,
      );
    }
    new StackBudget(
      "budget",
      { app: environment.app, ...config.budget, topic: platform.alarmTopic },
      options,
    );

    return {
      endpoint: new Publication(endpointContract, endpoint, options).exported,
      invokerAliasArn: invoker.aliasArn,
      ...(invoker.url && { url: invoker.url }),
    };
  },
});
