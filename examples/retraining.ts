// The loop over two accounts: drift in prod starts the training in dev; what it registers waits for an approval.
import { pipelineContract, readContract, readPlatform } from "@mlops/contracts";
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
    const { pipelineArn } = readContract(pipelineContract, reference("churn-training"), environment);
    const sources = { prod: { environment: prod, driftAlarmName, forwarder: "churn-drift" } };
    new RetrainingLoop("churn-retraining", { ...platform, pipelineArn, sources }, options);
    const deployment = readContract(pipelineContract, reference("churn-deployment"), environment);
    const deploy = { kind: "sagemaker", arn: deployment.pipelineArn } as const;
    new ApprovalTrigger("churn-approved", { ...platform, group: "churn", pipeline: deploy }, options);
    return {};
  },
});
