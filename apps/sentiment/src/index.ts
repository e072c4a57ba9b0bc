import { Publication, endpointContract, readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { EndpointInvoker } from "@mlops/invoker";
import { StackBudget } from "@mlops/observability";
import { sections } from "./sections.ts";
import { served } from "./serving.ts";

/** Tells the sentiment of a text: one endpoint, what calls it, and what watches both. */
export default defineApp({
  sections,
  deploy: ({ app, environment, config, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);

    const endpoint = new ModelEndpoint("sentiment", served(config, platform), options);
    const invoker = new EndpointInvoker(
      "sentiment-invoker",
      { ...config.invoker, ...platform, mode: config.serving.mode, endpoint },
      options,
    );
    new StackBudget("budget", { app, ...config.budget, topic: platform.alarmTopic }, options);

    return {
      endpoint: new Publication(endpointContract, endpoint, options).exported,
      invokerAliasArn: invoker.aliasArn,
      ...(invoker.url && { url: invoker.url }),
    };
  },
});
