import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { MonitoringSchedule } from "@pulumi/aws/sagemaker/monitoringSchedule.js";
import type { MonitorKind } from "@mlops/aws";
import { containerImage } from "@mlops/container-images";
import type { AwsEnvironment } from "@mlops/core";
import { MonitorAlarms } from "../alarms/monitor-alarms.ts";
import { biasConfiguration, explainabilityConfiguration } from "../definitions/analysis-configuration.ts";
import { madeDefinition } from "../definitions/made-definition.ts";
import { monitoringTypes } from "../definitions/monitoring-types.ts";
import { storedConfiguration } from "../definitions/stored-configuration.ts";
import { checkedMonitor, monitorImage } from "./checked-monitor.ts";
import { comparedObjects } from "./compared-objects.ts";
import type { CheckedMonitor, ModelMonitorArgs } from "./monitor-args.ts";
import { monitorName } from "./monitor-names.ts";
import { monitorRole } from "./monitor-role.ts";
import { type ScheduledMonitor, scheduledMonitors } from "./scheduled-monitors.ts";

/** A monitor, and the name that its reports and configurations are under. */
interface NamedMonitor {
  readonly monitor: CheckedMonitor;
  readonly physicalName: string;
}

/**
 * Looks again and again whether a model is still what it was when it was trained: whether requests are like the training
 * data, predictions right, groups treated alike, and the same features decisive. It reads what an endpoint or batches
 * have captured; what it finds is in reports, metrics, alarms and notifications.
 *
 * Each job has a role of its own, which reads what that job compares and writes its reports. Jobs run in the VPC and are
 * cut off from it, but for feature attribution: that job asks the model, for which SageMaker wants the isolation off.
 *
 * AWS has opened neither Model Monitor nor Clarify to new customers since 2026, and plans no new features: for an account
 * that has used neither, see `docs/decisions/0010-monitors-of-existing-customers.md`.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-availability-change.html
 *
 * @example
 * new ModelMonitor("fraud-monitor", {
 *   ...platform,
 *   tags,
 *   endpoint: fraud,
 *   dataQuality: { schedule: "cron(0 * ? * * *)", baseline: { statistics, constraints }, drift: { amount: 0.2 } },
 * });
 */
export class ModelMonitor extends ComponentResource {
  readonly environment: AwsEnvironment;
  /** Name of the alarm that is on while any violation or drift is: what retraining is started by. */
  readonly driftAlarmName: string;
  /** ARNs of the schedules, by what they look at. */
  readonly scheduleArns: Readonly<Partial<Record<MonitorKind, Output<string>>>>;

  constructor(name: string, args: ModelMonitorArgs, opts?: ComponentResourceOptions) {
    super("mlops:monitoring:ModelMonitor", name, {}, opts);
    const monitor = checkedMonitor(this, name, args);
    const named = { monitor, physicalName: monitorName(monitor.environment, name) };
    this.environment = monitor.environment;
    const made = scheduledMonitors(name, monitor).map(
      (scheduled) => [scheduled.kind, this.schedule(name, named, scheduled).arn] as const,
    );
    this.scheduleArns = Object.fromEntries(made);
    const alarms = new MonitorAlarms(
      `${name}-alarms`,
      { name, monitor, scheduleArns: made.map(([, arn]) => arn) },
      { parent: this },
    );
    this.driftAlarmName = alarms.driftAlarmName;
    this.registerOutputs({});
  }

  private schedule(name: string, named: NamedMonitor, scheduled: ScheduledMonitor): MonitoringSchedule {
    const { kind, schedule, scheduleName } = scheduled;
    const { monitor } = named;
    const image = containerImage(monitorImage(kind, monitor.environment));
    const configUri = this.configuration(`${name}-${kind}-configuration`, kind, named);
    const reads = [...comparedObjects(kind, monitor), ...(configUri === undefined ? [] : [configUri])];
    const role = monitorRole(`${name}-${kind}-role`, { kind, ...named, image, reads }, this);
    const job = { kind, ...named, image, roleArn: role.arn, ...(configUri !== undefined && { configUri }) };
    const options = { parent: this, dependsOn: [role] };
    return new MonitoringSchedule(
      `${name}-${kind}-schedule`,
      {
        name: scheduleName,
        monitoringScheduleConfig: {
          monitoringType: monitoringTypes[kind],
          monitoringJobDefinitionName: madeDefinition(`${name}-${kind}`, job, options),
          scheduleConfig: { scheduleExpression: schedule },
        },
      },
      { parent: this },
    );
  }

  /** Clarify's configuration of the jobs that have one. */
  private configuration(name: string, kind: MonitorKind, named: NamedMonitor): Input<string> | undefined {
    const { bias, explainability, modelName = "", keys, mlEnvironment } = named.monitor;
    const place = { keys, mlEnvironment, physicalName: named.physicalName };
    if (kind === "bias" && bias) {
      return storedConfiguration(name, biasConfiguration(bias.analysis), place, this);
    }
    if (kind !== "explainability" || explainability === undefined) return undefined;
    const configuration = explainabilityConfiguration(explainability.analysis, modelName);
    return storedConfiguration(name, configuration, place, this);
  }
}
