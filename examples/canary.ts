// A real-time endpoint that scales with its requests and rolls a new model out to a tenth of the instances first.
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { StackBudget } from "@mlops/observability";

const registryKey = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const fraud = new ModelEndpoint(
      "fraud",
      {
        ...platform,
        mode: "real-time",
        trustedAccounts: ["111122223333"],
        variants: {
          main: {
            model: {
              kind: "package",
              packageArn: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud/7",
              images: ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/inference:2026-11"],
              artifacts: ["s3://models-of-fraud/approved/"],
              artifactKeyArns: [registryKey],
            },
            instanceType: "ml.c7i.xlarge",
            instances: { min: 2, max: 8, requestsPerSecond: 40 },
          },
        },
        rollout: { mode: "canary", first: { percent: 10 }, bake: "10 minutes" },
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 2000, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return { endpointName: fraud.endpointName };
  },
});
