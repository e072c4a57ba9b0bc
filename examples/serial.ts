// Two containers in sequence answer as one: the first prepares what the second predicts from.
import { containerImage } from "@mlops/container-images";
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { StackBudget } from "@mlops/observability";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const sklearn = containerImage({ framework: "sklearn", version: "1.2-1", environment });
    const xgboost = containerImage({ framework: "xgboost", version: "1.7-1", environment });
    const containers = [
      { image: sklearn, archive: "s3://models-of-prices/prepare/3/model.tar.gz" },
      { image: xgboost, archive: "s3://models-of-prices/predict/9/model.tar.gz" },
    ];
    const prices = new ModelEndpoint(
      "prices",
      {
        ...platform,
        mode: "real-time",
        variants: {
          main: {
            model: { kind: "serial", containers },
            instanceType: "ml.m7i.xlarge",
            instances: { min: 2, max: 6, requestsPerSecond: 25 },
          },
        },
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 1200, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return { endpointName: prices.endpointName };
  },
});
