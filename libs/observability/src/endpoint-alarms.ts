import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { AlarmTopicRef } from "@mlops/contracts";
import { checkedSettings } from "@mlops/core";
import { endpointAlarms, rollbackAlarmKinds } from "./endpoint-alarm-list.ts";
import { type EndpointThresholds, endpointAlarmsSettings } from "./endpoint-thresholds.ts";
import { alarmName, metricAlarmArgs } from "./metric-alarm-args.ts";
import type { ObservedEndpoint } from "./observed-endpoint.ts";

/** Arguments of {@link EndpointAlarms}. */
export interface EndpointAlarmsArgs {
  readonly endpoint: ObservedEndpoint;
  /** Is notified when an alarm goes off, and when it is over. */
  readonly topic: AlarmTopicRef;
  /** When the alarms go off. @default - the defaults of {@link endpointThresholdsSettings} */
  readonly thresholds?: EndpointThresholds;
}

/** The alarms of one endpoint: those whose metrics its mode of serving publishes. */
export class EndpointAlarms extends ComponentResource {
  /** Names of the alarms that roll a deployment back. They never change. */
  readonly rollbackAlarmNames: readonly string[];

  /** @throws ResourceError with every threshold that cannot be used */
  constructor(name: string, args: EndpointAlarmsArgs, opts?: ComponentResourceOptions) {
    super("mlops:observability:EndpointAlarms", name, {}, opts);
    const { endpoint, topic, ...given } = args;
    const { thresholds } = checkedSettings(this, name, endpointAlarmsSettings, given);
    const actions = { alarmActions: [topic.topicArn], okActions: [topic.topicArn] };
    for (const alarm of endpointAlarms(endpoint, thresholds)) {
      new MetricAlarm(
        `${name}-${alarm.kind}`,
        { ...metricAlarmArgs(endpoint.endpointName, alarm), ...actions },
        { parent: this },
      );
    }
    this.rollbackAlarmNames = rollbackAlarmKinds.map((kind) => alarmName(endpoint.endpointName, kind));
    this.registerOutputs({});
  }
}
