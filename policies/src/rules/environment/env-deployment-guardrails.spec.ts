import type { Unwrap } from "@pulumi/pulumi";
import type { EndpointArgs } from "@pulumi/aws/sagemaker/endpoint.js";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { sagemaker } from "../../resource-types.ts";
import { endpointConfiguration, serverlessVariant } from "../../sagemaker/testing/compliant.ts";
import { describeStackRule } from "../../testing/index.ts";
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

const serverless = { productionVariants: [serverlessVariant] };

describeStackRule(envDeploymentGuardrails, {
  compliant: {
    endpoint: {
      type: sagemaker.endpoint,
      props: { ...endpoint, endpointConfigName: UNKNOWN },
      from: { endpointConfigName: ["config"] },
    },
    config: {
      type: sagemaker.endpointConfiguration,
      props: { productionVariants: endpointConfiguration.productionVariants },
    },
  },
  decidedBy: ["config.productionVariants"],
  finds: {
    "an endpoint without guardrails": {
      change: { endpoint: { deploymentConfig: ABSENT } },
      findings: [{ on: "endpoint", message: "set deploymentConfig; deploymentConfig is absent" }],
    },
    "an endpoint that is replaced all at once, whatever happens": {
      change: { endpoint: { deploymentConfig: {} } },
      findings: [
        {
          on: "endpoint",
          message: `set blueGreenUpdatePolicy or rollingUpdatePolicy; ${blueGreen} is absent`,
        },
        {
          on: "endpoint",
          message: `name the alarms that a deployment goes back for; ${alarms} is absent`,
        },
      ],
    },
    "a deployment that nobody watches": {
      change: { endpoint: { "deploymentConfig.autoRollbackConfiguration": ABSENT } },
      findings: [
        {
          on: "endpoint",
          message: `name the alarms that a deployment goes back for; ${alarms} is absent`,
        },
      ],
    },
    "an empty list of alarms": {
      change: { endpoint: { [alarms]: [] } },
      findings: [
        {
          on: "endpoint",
          message: `name the alarms that a deployment goes back for; ${alarms} is an empty list`,
        },
      ],
    },
    "an endpoint whose configuration is elsewhere": {
      without: ["config"],
      with: { endpoint: { type: sagemaker.endpoint, props: { name: "sentiment", endpointConfigName: "a" } } },
      findings: [{ on: "endpoint", message: "set deploymentConfig; deploymentConfig is absent" }],
    },
  },
  passes: {
    "a rolling deployment": {
      change: { endpoint: { [blueGreen]: ABSENT, "deploymentConfig.rollingUpdatePolicy": rolling } },
    },
    "a deployment that is known later": { change: { endpoint: { deploymentConfig: UNKNOWN } } },
    "alarms that are known later": { change: { endpoint: { [alarms]: UNKNOWN } } },
    "a serverless endpoint, which has none": {
      change: { endpoint: { deploymentConfig: ABSENT }, config: serverless },
    },
  },
});
