import { cloudwatch, sagemaker } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { envEndpointAlarms } from "./env-endpoint-alarms.ts";

const topic = "arn:aws:sns:eu-west-1:111122223333:alarms";
const alarm = (metricName: string, endpointName: unknown = "sentiment"): StackFixture[string] => ({
  type: cloudwatch.metricAlarm,
  props: {
    namespace: "AWS/SageMaker",
    metricName,
    dimensions: { EndpointName: endpointName, VariantName: "main" },
    alarmActions: [topic],
  },
});
const errors = "give the endpoint a MetricAlarm of its errors (Invocation5XXErrors)";
const latency = "give the endpoint a MetricAlarm of its latency (ModelLatency or OverheadLatency)";
const mute = "let the alarm tell somebody: set alarmActions, and leave it enabled";

/** What decides whether an alarm is about the endpoint. */
const decisive = (key: string) => ["dimensions", "metricName", "namespace"].map((name) => `${key}.${name}`);

describeStackRule(envEndpointAlarms, {
  compliant: {
    endpoint: { type: sagemaker.endpoint, props: { name: "sentiment" } },
    failing: alarm("Invocation5XXErrors"),
    slow: alarm("ModelLatency"),
  },
  decidedBy: ["endpoint.name", ...["failing", "slow"].flatMap(decisive)],
  finds: {
    "an endpoint without alarms": {
      without: ["failing", "slow"],
      findings: [
        { on: "endpoint", message: errors },
        { on: "endpoint", message: latency },
      ],
    },
    "an endpoint that nobody knows to be slow": {
      without: ["slow"],
      findings: [{ on: "endpoint", message: latency }],
    },
    "alarms of another endpoint": {
      change: {
        failing: { "dimensions.EndpointName": "reviews" },
        slow: { "dimensions.EndpointName": "reviews" },
      },
      findings: [
        { on: "endpoint", message: errors },
        { on: "endpoint", message: latency },
      ],
    },
    "an alarm of another metric": {
      change: { failing: { metricName: "Invocation4XXErrors" } },
      findings: [{ on: "endpoint", message: errors }],
    },
    "an alarm of another service's metric": {
      change: { failing: { namespace: "Custom" } },
      findings: [{ on: "endpoint", message: errors }],
    },
    "alarms that tell nobody": {
      change: { failing: { alarmActions: [] }, slow: { actionsEnabled: false } },
      findings: [
        { on: "failing", message: mute },
        { on: "slow", message: mute },
      ],
    },
  },
  passes: {
    "another metric of latency": { change: { slow: { metricName: "OverheadLatency" } } },
    "an alarm of the worst of several variants": {
      with: {
        slow: {
          type: cloudwatch.metricAlarm,
          props: {
            alarmActions: [topic],
            metricQueries: [
              { id: "worst", expression: "MAX([m1])", returnData: true },
              {
                id: "m1",
                metric: {
                  namespace: "AWS/SageMaker",
                  metricName: "ModelLatency",
                  dimensions: { EndpointName: "sentiment", VariantName: "main" },
                },
              },
            ],
          },
        },
      },
    },
    "an endpoint whose name is known later": { change: { endpoint: { name: UNKNOWN } } },
    "alarms whose endpoint is known by what it comes from": {
      with: {
        failing: { ...alarm("Invocation5XXErrors", UNKNOWN), from: { dimensions: ["endpoint"] } },
        slow: { ...alarm("ModelLatency", UNKNOWN), from: { dimensions: ["endpoint"] } },
      },
    },
    "a second alarm that tells nobody": {
      with: {
        more: { type: cloudwatch.metricAlarm, props: { ...alarm("ModelLatency").props, alarmActions: [] } },
      },
    },
    "dimensions that are known later": { change: { slow: { dimensions: UNKNOWN } } },
    "actions that are known later": { change: { slow: { alarmActions: UNKNOWN } } },
    "a stack without endpoints": { without: ["endpoint", "failing", "slow"] },
  },
});
