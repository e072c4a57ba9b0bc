import {
  Publication,
  endpointContract,
  pipelineContract,
  readPlatform,
  readRegistry,
} from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint, servedVersion } from "@mlops/endpoint";
import { EndpointInvoker } from "@mlops/invoker";
import { ModelMonitor, modelWatch, retrainingEnds } from "@mlops/monitoring";
import { StackBudget } from "@mlops/observability";
import { sections } from "./sections.ts";
import { trainedBy, trainingProblems } from "./training.ts";

/** Logical name of the monitor: other environments find its drift by it, so it never changes. */
const monitor = "sentiment-monitor";

/** Classifies the sentiment of texts: an endpoint, its monitors, the function that calls it, and a budget. */
export default defineApp({
  sections,
  problems: trainingProblems,
  deploy: (stack) => {
    const { environment, config, options, tags, reference } = stack;
    const platform = readPlatform(reference("platform"), environment);

    const registry = config.registry && readRegistry("sentiment", config.registry, environment, reference);
    const watched = config.monitor && modelWatch(monitor, config.monitor, environment);
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
      const { trustedAccounts } = config.endpoint;
      const registered = servedVersion(config.endpoint, registry);
      const served = { endpoint, ...(modelName && { modelName }), registered, trustedAccounts };
      new ModelMonitor(monitor, { ...config.monitor, ...platform, tags, ...served }, options);
    }
    const training = trainedBy(stack, platform, registry);
    if (config.retraining) {
      retrainingEnds("sentiment", config.retraining, { ...platform, monitor, pipeline: training }, options);
    }
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
