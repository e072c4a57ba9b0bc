import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { z } from "zod";
import type { AlarmTopicRef } from "@mlops/contracts";
import { checkedSettings } from "@mlops/core";
import { rollbackAlarmKinds, rollbackAlarms } from "./endpoint-alarm-list.ts";
import {
  type InferenceComponentThresholds,
  inferenceComponentThresholdsSettings,
} from "./endpoint-thresholds.ts";
import { alarmName, metricAlarmArgs } from "./metric-alarm-args.ts";

const settings = z.strictObject({ thresholds: inferenceComponentThresholdsSettings.prefault({}) });

/** Arguments of {@link InferenceComponentAlarms}. */
export interface InferenceComponentAlarmsArgs {
  /** Name of the inference component, 1 to 63 characters: the beginning of the alarms' names. */
  readonly componentName: string;
  /** Is notified when an alarm goes off, and when it is over. */
  readonly topic: AlarmTopicRef;
  /** When the alarms go off. @default - the defaults of {@link inferenceComponentThresholdsSettings} */
  readonly thresholds?: InferenceComponentThresholds;
}

/**
 * The alarms of one inference component. SageMaker publishes the metrics of its requests under its own name, without
 * the endpoint's.
 */
export class InferenceComponentAlarms extends ComponentResource {
  /** Names of the alarms that roll a deployment back. They never change. */
  readonly rollbackAlarmNames: readonly string[];

  /** @throws ResourceError with every threshold that cannot be used */
  constructor(name: string, args: InferenceComponentAlarmsArgs, opts?: ComponentResourceOptions) {
    super("mlops:observability:InferenceComponentAlarms", name, {}, opts);
    const { componentName, topic, ...given } = args;
    const { thresholds } = checkedSettings(this, name, settings, given);
    const actions = { alarmActions: [topic.topicArn], okActions: [topic.topicArn] };
    for (const alarm of rollbackAlarms([componentName], thresholds)) {
      const alarmArgs = metricAlarmArgs(componentName, alarm, (InferenceComponentName) => ({
        InferenceComponentName,
      }));
      new MetricAlarm(`${name}-${alarm.kind}`, { ...alarmArgs, ...actions }, { parent: this });
    }
    this.rollbackAlarmNames = rollbackAlarmKinds.map((kind) => alarmName(componentName, kind));
    this.registerOutputs({});
  }
}
