import { Publication, endpointContract, pipelineContract, readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { EndpointInvoker } from "@mlops/invoker";
import { ModelMonitor, modelWatch } from "@mlops/monitoring";
import { StackBudget } from "@mlops/observability";
import { readRegistry } from "./model-registry.ts";
import { retraining, trainingProblems } from "./retraining.ts";
import { sections } from "./sections.ts";
import { servedVersion } from "./served-version.ts";
import { trainedBy } from "./training.ts";

/** Classifies the sentiment of texts: an endpoint, its monitors, the function that calls it, and a budget. */
export default defineApp({
  sections,
  problems: trainingProblems,
  deploy: (stack) => {
    const { environment, config, options, tags, reference } = stack;
    const platform = readPlatform(reference("platform"), environment);

    const registry = config.registry && readRegistry("sentiment", config.registry, environment, reference);
    const watched = config.monitor && modelWatch("sentiment-monitor", config.monitor, environment);
    const endpoint = new ModelEndpoint(
      "sentiment",
      { ...platform, ...config.endpoint, registry, watched, tags },
      options,
    );
    const invoker = new EndpointInvoker(
      "sentiment-invoker",
      { ...config.invoker, ...platform, endpoint },
      options,
    );
    if (config.monitor) {
      const { main: modelName } = endpoint.modelNames;
      const served = {
        endpoint,
        ...(modelName && { modelName }),
        registered: servedVersion(config.endpoint, registry),
        trustedAccounts: config.endpoint.trustedAccounts,
      };
      new ModelMonitor("sentiment-monitor", { ...config.monitor, ...platform, tags, ...served }, options);
    }
    const training = trainedBy(stack, platform, registry);
    if (config.retraining) retraining(config.retraining, platform, environment, training, options);
    new StackBudget(
      "budget",
      { app: environment.app, ...config.budget, topic: platform.alarmTopic },
      options,
    );

    return {
      endpoint: new Publication(endpointContract, endpoint, options).exported,
      ...(training && { pipeline: new Publication(pipelineContract, training, options).exported }),
      invokerAliasArn: invoker.aliasArn,
      ...(invoker.url && { url: invoker.url }),
    };
  },
});
