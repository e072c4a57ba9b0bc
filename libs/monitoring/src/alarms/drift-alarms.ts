import { ComponentResource, type ComponentResourceOptions, type Output, type Resource } from "@pulumi/pulumi";
import { CompositeAlarm } from "@pulumi/aws/cloudwatch/compositeAlarm.js";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { AlarmTopicRef, EndpointRef } from "@mlops/contracts";
import type { AwsEnvironment, Duration } from "@mlops/core";
import { type WatchedMetric, watchedAlarmName, watchedDimensions } from "@mlops/observability";
import { driftAlarmNameOf } from "../model-monitor/monitor-names.ts";

/** What alarms of drift refer to. */
interface AlarmReferences {
  readonly environment: AwsEnvironment;
  readonly alarmTopic: AlarmTopicRef;
  readonly coolDown: Duration;
  readonly endpoint?: EndpointRef | undefined;
}

/** Arguments of {@link DriftAlarms}. */
export interface DriftAlarmsArgs extends AlarmReferences {
  /** Logical name of what publishes the metrics: the drift alarm is named after it. */
  readonly name: string;
  /** At least one. */
  readonly metrics: readonly WatchedMetric[];
}

/** An alarm for each metric of drift, and one that is on while any of them is: what starts a training. */
export class DriftAlarms extends ComponentResource {
  /** Name of the alarm that is on while any other is. */
  readonly driftAlarmName: string;

  constructor(name: string, args: DriftAlarmsArgs, opts?: ComponentResourceOptions) {
    super("mlops:monitoring:DriftAlarms", name, {}, opts);
    const alarms = args.metrics.map((metric) => watchedAlarm(name, metric, args, this));
    driftAlarm(name, args.name, alarms, args, this);
    this.driftAlarmName = driftAlarmNameOf(args.name, args.environment);
    this.registerOutputs({});
  }
}

/** What an alarm says of times without a value. */
export const noValue = "a time without a run has no value, and is not taken for drift";

/** The alarm of a metric that has a threshold. */
export function watchedAlarm(
  name: string,
  metric: WatchedMetric,
  references: AlarmReferences,
  parent: Resource,
): MetricAlarm {
  const { namespace, metricName, what, scheduleName, threshold } = metric;
  return new MetricAlarm(
    `${name}-${metric.name}`,
    {
      name: watchedAlarmName(metric),
      alarmDescription: `${scheduleName}: ${what} is beyond its threshold; ${noValue}`,
      namespace,
      metricName,
      dimensions: watchedDimensions(metric, references.endpoint?.endpointName),
      statistic: "Average",
      ...lookBack(metric),
      ...toldTo(references),
      ...("above" in threshold
        ? { comparisonOperator: "GreaterThanThreshold", threshold: threshold.above }
        : { comparisonOperator: "LessThanThreshold", threshold: threshold.below }),
    },
    { parent },
  );
}

/**
 * The alarm that is on while any of `alarms` is.
 * @param monitorName logical name of what publishes the metrics
 */
export function driftAlarm(
  name: string,
  monitorName: string,
  alarms: readonly MetricAlarm[],
  references: AlarmReferences,
  parent: Resource,
): void {
  new CompositeAlarm(
    `${name}-drift`,
    {
      alarmName: driftAlarmNameOf(monitorName, references.environment),
      alarmDescription: `${monitorName}: the model is not what it was in training; over after ${references.coolDown} without`,
      alarmRule: alarms.map(({ name: alarm }) => alarm.apply((text) => `ALARM("${text}")`)).reduce(either),
      ...toldTo(references),
    },
    { parent },
  );
}

/** Whom an alarm tells that it goes off, and that it is over. */
export const toldTo = ({ alarmTopic: { topicArn } }: Pick<AlarmReferences, "alarmTopic">) => ({
  alarmActions: [topicArn],
  okActions: [topicArn],
});

/** One finding within the cool-down keeps an alarm on. */
export const lookBack = ({
  period,
  evaluationPeriods,
}: Pick<WatchedMetric, "period" | "evaluationPeriods">) => ({
  period,
  evaluationPeriods,
  datapointsToAlarm: 1,
  treatMissingData: "notBreaching",
});

const either = (one: Output<string>, other: Output<string>): Output<string> =>
  one.apply((first) => other.apply((second) => `${first} OR ${second}`));
