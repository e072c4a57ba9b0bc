import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { AlarmTopicRef } from "@mlops/contracts";
import { assertValid } from "@mlops/core";
import { alarmName } from "./alarm-args.ts";
import { type EndpointThresholds, thresholdProblems, withDefaults } from "./alarm-thresholds.ts";
import { rollbackAlarmKinds } from "./endpoint-alarm-list.ts";
import { endpointMetrics } from "./endpoint-metrics.ts";

/** The thresholds that concern the requests of one inference component. */
export type InferenceComponentThresholds = Pick<EndpointThresholds, "serverErrorPercent" | "modelLatencyMs">;

export interface InferenceComponentAlarmsArgs {
  /** Name of the inference component. */
  readonly componentName: string;
  readonly topic: AlarmTopicRef;
  /** @default - as for endpoints: see {@link EndpointThresholds} */
  readonly thresholds?: InferenceComponentThresholds;
}

/** The alarms of one inference component: SageMaker publishes its requests by its own name, not by the endpoint's. */
export class InferenceComponentAlarms extends ComponentResource {
  /** Names of the alarms that a deployment is rolled back for. They stay the same. */
  readonly rollbackAlarmNames: readonly string[];

  constructor(name: string, args: InferenceComponentAlarmsArgs, opts?: ComponentResourceOptions) {
    super("mlops:observability:InferenceComponentAlarms", name, {}, opts);
    const { componentName, topic, thresholds = {} } = args;
    assertValid(this, name, thresholdProblems("thresholds", thresholds));
    const { serverErrorPercent, modelLatencyMs } = withDefaults(thresholds, false);
    const watched = {
      namespace: endpointMetrics.serverErrors.namespace,
      dimensions: { InferenceComponentName: componentName },
      period: 60,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [topic.topicArn],
      okActions: [topic.topicArn],
    };
    const [errors, latency] = rollbackAlarmKinds;
    new MetricAlarm(
      `${name}-${errors}`,
      {
        name: alarmName(componentName, errors),
        alarmDescription: `${componentName}: more than ${serverErrorPercent} % of the requests fail in the model or the service`,
        metricName: endpointMetrics.serverErrors.name,
        statistic: "Average",
        threshold: serverErrorPercent / 100,
        ...watched,
      },
      { parent: this },
    );
    new MetricAlarm(
      `${name}-${latency}`,
      {
        name: alarmName(componentName, latency),
        alarmDescription: `${componentName}: 1 % of the requests take the model more than ${modelLatencyMs} ms`,
        metricName: endpointMetrics.modelLatency.name,
        extendedStatistic: "p99",
        threshold: modelLatencyMs * 1_000,
        ...watched,
      },
      { parent: this },
    );
    this.rollbackAlarmNames = rollbackAlarmKinds.map((kind) => alarmName(componentName, kind));
    this.registerOutputs({});
  }
}
