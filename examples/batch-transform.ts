// Scores all customers every night: EventBridge Scheduler starts the pipeline, without a function in between.
import { containerImage } from "@mlops/container-images";
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { BatchTransform } from "@mlops/endpoint";
import { StackBudget } from "@mlops/observability";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    new BatchTransform(
      "churn",
      {
        ...platform,
        model: {
          kind: "container",
          image: containerImage({ framework: "xgboost", version: "1.7-1", environment }),
          archive: "s3://models-of-churn/5/model.tar.gz",
        },
        schedule: { at: "cron(0 2 * * ? *)", timezone: "Europe/Berlin", flexibleMinutes: 15 },
        input: { uri: "s3://customers/daily/", contentType: "text/csv", split: "Line" },
        output: { accept: "text/csv", assemble: "Line", withInput: true },
        instanceType: "ml.m7i.xlarge",
        instances: 2,
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 200, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return {};
  },
});
