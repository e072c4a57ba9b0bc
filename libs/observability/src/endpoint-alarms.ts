import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { AlarmTopicRef } from "@mlops/contracts";
import { assertValid } from "@mlops/core";
import { alarmArgs, alarmName } from "./alarm-args.ts";
import { type EndpointThresholds, thresholdProblems } from "./alarm-thresholds.ts";
import { endpointAlarms, rollbackAlarmKinds } from "./endpoint-alarm-list.ts";
import type { ObservedEndpoint } from "./observed-endpoint.ts";

export interface EndpointAlarmsArgs {
  readonly endpoint: ObservedEndpoint;
  /** Where alarms go, and where the all-clear goes. */
  readonly topic: AlarmTopicRef;
  /** @default - a limit for each kind of alarm: see {@link EndpointThresholds} */
  readonly thresholds?: EndpointThresholds;
}

/** The alarms of one endpoint: of exactly those metrics that its way of serving publishes. */
export class EndpointAlarms extends ComponentResource {
  /** Names of the alarms that a deployment is rolled back for. They stay the same, whatever else changes. */
  readonly rollbackAlarmNames: readonly string[];

  constructor(
    name: string,
    { endpoint, topic, thresholds }: EndpointAlarmsArgs,
    opts?: ComponentResourceOptions,
  ) {
    super("mlops:observability:EndpointAlarms", name, {}, opts);
    assertValid(this, name, thresholdProblems("thresholds", thresholds ?? {}));
    const actions = { alarmActions: [topic.topicArn], okActions: [topic.topicArn] };
    for (const alarm of endpointAlarms(endpoint, thresholds)) {
      new MetricAlarm(
        `${name}-${alarm.kind}`,
        { ...alarmArgs(endpoint.endpointName, alarm), ...actions },
        { parent: this },
      );
    }
    this.rollbackAlarmNames = rollbackAlarmKinds.map((kind) => alarmName(endpoint.endpointName, kind));
    this.registerOutputs({});
  }
}
