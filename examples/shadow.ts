// A candidate gets copies of every fifth request; callers get the answers of the production variant only.
import { containerImage } from "@mlops/container-images";
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { StackBudget } from "@mlops/observability";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const image = containerImage({ framework: "xgboost", version: "1.7-1", environment });
    const fraud = new ModelEndpoint(
      "fraud",
      {
        ...platform,
        mode: "real-time",
        variants: {
          main: {
            model: { kind: "container", image, archive: "s3://models-of-fraud/7/model.tar.gz" },
            instanceType: "ml.c7i.xlarge",
            instances: { min: 2, max: 6, requestsPerSecond: 40 },
          },
        },
        shadow: {
          name: "candidate",
          model: { kind: "container", image, archive: "s3://models-of-fraud/8/model.tar.gz" },
          instanceType: "ml.c7i.xlarge",
          instances: 2,
          samplingPercent: 20,
        },
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 1200, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return { endpointName: fraud.endpointName };
  },
});
