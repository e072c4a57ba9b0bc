// The loop over two accounts: drift in prod starts the training in dev; what it registers waits for an approval.
import { readPlatform } from "@mlops/contracts";
import { awsEnvironment, defineApp } from "@mlops/core";
import { ApprovalTrigger, DriftForwarder, RetrainingLoop } from "@mlops/monitoring";
import { driftAlarmNameOf, retrainingBusArn } from "@mlops/monitoring";

const place = { app: "churn", region: "eu-west-1" };
const dev = awsEnvironment({ ...place, name: "dev", account: "111122223333" });
const prod = awsEnvironment({ ...place, name: "prod", account: "333344445555" });
const driftAlarmName = driftAlarmNameOf("churn-monitor", prod);

/** In prod, beside the monitor. */
export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const busArn = retrainingBusArn("churn-retraining", dev);
    new DriftForwarder("churn-drift", { ...platform, driftAlarmName, busArn }, options);
    return {};
  },
});

/** In dev, beside the pipelines. */
export const training = defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const pipelineArn = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/churn-training";
    const sources = { prod: { environment: prod, driftAlarmName, forwarder: "churn-drift" } };
    new RetrainingLoop("churn-retraining", { ...platform, pipelineArn, sources }, options);
    const deploy = {
      kind: "codepipeline",
      arn: "arn:aws:codepipeline:eu-west-1:111122223333:churn",
    } as const;
    new ApprovalTrigger("churn-approved", { ...platform, group: "churn", pipeline: deploy }, options);
    return {};
  },
});
