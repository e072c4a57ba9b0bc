import type { Unwrap } from "@pulumi/pulumi";
import type { EndpointArgs } from "@pulumi/aws/sagemaker/endpoint.js";
import { sagemaker } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envDeploymentGuardrails } from "./env-deployment-guardrails.ts";

const endpoint: Unwrap<EndpointArgs> = {
  name: "sentiment",
  endpointConfigName: "sentiment-1",
  deploymentConfig: {
    blueGreenUpdatePolicy: {
      trafficRoutingConfiguration: {
        type: "CANARY",
        waitIntervalInSeconds: 300,
        canarySize: { type: "CAPACITY_PERCENT", value: 10 },
      },
    },
    autoRollbackConfiguration: { alarms: [{ alarmName: "sentiment-server-errors" }] },
  },
};
const blueGreen = "deploymentConfig.blueGreenUpdatePolicy";
const alarms = "deploymentConfig.autoRollbackConfiguration.alarms";
const rolling = { maximumBatchSize: { type: "INSTANCE_COUNT", value: 1 }, waitIntervalInSeconds: 300 };

describeResourceRule(envDeploymentGuardrails, {
  levels: "D/A/M",
  compliant: { type: sagemaker.endpoint, props: endpoint },
  required: ["deploymentConfig"],
  finds: {
    "an endpoint that is replaced all at once, whatever happens": {
      change: { deploymentConfig: {} },
      messages: [
        `set blueGreenUpdatePolicy or rollingUpdatePolicy; ${blueGreen} is absent`,
        `name the alarms that a deployment goes back for; ${alarms} is absent`,
      ],
    },
    "a deployment that nobody watches": {
      change: { "deploymentConfig.autoRollbackConfiguration": ABSENT },
      messages: [`name the alarms that a deployment goes back for; ${alarms} is absent`],
    },
    "an empty list of alarms": {
      change: { [alarms]: [] },
      messages: [`name the alarms that a deployment goes back for; ${alarms} is an empty list`],
    },
  },
  passes: {
    "a rolling deployment": {
      change: { [blueGreen]: ABSENT, "deploymentConfig.rollingUpdatePolicy": rolling },
    },
    "a deployment that is known later": { change: { deploymentConfig: UNKNOWN } },
    "alarms that are known later": { change: { [alarms]: UNKNOWN } },
  },
});
