import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { CompositeAlarm } from "@pulumi/aws/cloudwatch/compositeAlarm.js";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { type WatchedMetric, deliverEvents, watchedAlarmName, watchedDimensions } from "@mlops/observability";
import type { CheckedMonitor } from "../model-monitor/monitor-args.ts";
import { driftAlarmNameOf, ruleNameOf } from "../model-monitor/monitor-names.ts";
import { scheduledMonitors } from "../model-monitor/scheduled-monitors.ts";
import { coolDownPeriods } from "../settings/alarm-fields.ts";
import { periodSeconds } from "../settings/schedule-fields.ts";
import { runEnds, runPattern } from "./run-pattern.ts";
import { watchedMetrics } from "./watched-metrics.ts";

/** Arguments of {@link MonitorAlarms}. */
export interface MonitorAlarmsArgs {
  /** Logical name of the monitor. */
  readonly name: string;
  readonly monitor: CheckedMonitor;
  readonly scheduleArns: readonly Output<string>[];
}

const noValue = "a time without a run has no value, and is not taken for drift";

/**
 * What tells of a monitor's findings: an alarm for each metric with a threshold, one for runs that end with violations,
 * one that is on while any of these is, and notices of violations and failed runs.
 *
 * Each alarm looks back as long as the cool-down, and one finding in it keeps it on: so it goes off at most once in that
 * time.
 */
export class MonitorAlarms extends ComponentResource {
  /** Name of the alarm that is on while any other is. */
  readonly driftAlarmName: string;

  constructor(name: string, args: MonitorAlarmsArgs, opts?: ComponentResourceOptions) {
    super("mlops:monitoring:MonitorAlarms", name, {}, opts);
    const { monitor } = args;
    const violations = this.notices(name, args);
    const metrics = watchedMetrics(args.name, monitor);
    const alarms = [violations, ...metrics.map((metric) => this.metricAlarm(name, monitor, metric))];
    this.driftAlarmName = driftAlarmNameOf(args.name, monitor.environment);
    new CompositeAlarm(
      `${name}-drift`,
      {
        alarmName: this.driftAlarmName,
        alarmDescription: `${args.name}: the model is not what it was in training; over after ${monitor.coolDown} without`,
        alarmRule: alarms.map(({ name: alarm }) => alarm.apply((text) => `ALARM("${text}")`)).reduce(either),
        ...toldTo(monitor),
      },
      { parent: this },
    );
    this.registerOutputs({});
  }

  /** @returns the alarm of runs that end with violations */
  private notices(name: string, args: MonitorAlarmsArgs): MetricAlarm {
    const { name: monitorName, monitor, scheduleArns } = args;
    const { environment, alarmTopic } = monitor;
    const deliveries = runEnds.map((end) => ({
      ruleName: `${name}-${end}`,
      rule: {
        name: ruleNameOf(environment, monitorName, end),
        description: `${monitorName}: runs that end with ${end}`,
        eventPattern: runPattern(scheduleArns, end),
      },
      targets: { [`${name}-${end}-target`]: { arn: alarmTopic.topicArn } },
    }));
    const queueName = ruleNameOf(environment, monitorName, "undelivered");
    const description = `${monitorName}: notices of its runs could not be delivered, and are in a queue`;
    const alarm = { name: queueName, description, topic: alarmTopic };
    deliverEvents({ logicalName: `${name}-undelivered`, queueName, alarm }, deliveries, this);
    return this.violationsAlarm(name, monitorName, monitor);
  }

  private violationsAlarm(name: string, monitorName: string, monitor: CheckedMonitor): MetricAlarm {
    const schedules = scheduledMonitors(monitorName, monitor).map(({ schedule }) => schedule);
    const [slowest = ""] = schedules.sort((a, b) => periodSeconds(b) - periodSeconds(a));
    const ruleName = ruleNameOf(monitor.environment, monitorName, "violations");
    return new MetricAlarm(
      `${name}-violations`,
      {
        name: ruleName,
        alarmDescription: `${monitorName}: a run found violations of its baseline; ${noValue}`,
        namespace: "AWS/Events",
        metricName: "TriggeredRules",
        dimensions: { RuleName: ruleName },
        statistic: "Sum",
        ...lookBack(coolDownPeriods(slowest, monitor.coolDown)),
        ...toldTo(monitor),
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
      },
      { parent: this },
    );
  }

  private metricAlarm(name: string, monitor: CheckedMonitor, metric: WatchedMetric): MetricAlarm {
    const { namespace, metricName, what, scheduleName, threshold } = metric;
    return new MetricAlarm(
      `${name}-${metric.name}`,
      {
        name: watchedAlarmName(metric),
        alarmDescription: `${scheduleName}: ${what} is beyond its threshold; ${noValue}`,
        namespace,
        metricName,
        dimensions: watchedDimensions(metric, monitor.endpoint?.endpointName),
        statistic: "Average",
        ...lookBack(metric),
        ...toldTo(monitor),
        ...("above" in threshold
          ? { comparisonOperator: "GreaterThanThreshold", threshold: threshold.above }
          : { comparisonOperator: "LessThanThreshold", threshold: threshold.below }),
      },
      { parent: this },
    );
  }
}

const toldTo = ({ alarmTopic: { topicArn } }: CheckedMonitor) => ({
  alarmActions: [topicArn],
  okActions: [topicArn],
});

const lookBack = ({ period, evaluationPeriods }: Pick<WatchedMetric, "period" | "evaluationPeriods">) => ({
  period,
  evaluationPeriods,
  datapointsToAlarm: 1,
  treatMissingData: "notBreaching",
});

const either = (one: Output<string>, other: Output<string>): Output<string> =>
  one.apply((first) => other.apply((second) => `${first} OR ${second}`));
