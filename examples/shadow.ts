// A candidate gets copies of every fifth request; callers get the answers of the production variant only.
import { containerImage } from "@mlops/container-images";
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { StackBudget } from "@mlops/observability";

export default defineApp({
  sections: () => ({}),
  deploy: ({ app, environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const image = containerImage({ framework: "xgboost", version: "1.7-1", environment });
    const instanceType = "ml.c7i.xlarge";
    const fraud = new ModelEndpoint(
      "fraud",
      {
        ...platform,
        mode: "real-time",
        variants: {
          main: {
            model: { kind: "container", image, archive: "s3://models-of-fraud/7/model.tar.gz" },
            instanceType,
            instances: { min: 2, max: 6, requestsPerSecond: 40 },
          },
        },
        shadow: {
          name: "candidate",
          model: { kind: "container", image, archive: "s3://models-of-fraud/8/model.tar.gz" },
          instanceType,
          instances: 2,
          samplingPercent: 20,
        },
      },
      options,
    );
    new StackBudget("budget", { app, monthlyUsd: 1200, topic: platform.alarmTopic }, options);
    return { endpointName: fraud.endpointName };
  },
});
