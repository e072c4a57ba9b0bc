import { type MonitorKind, nameLengths } from "@mlops/aws";
import { type AwsEnvironment, physicalName } from "@mlops/core";

/** Physical name of a monitor: its reports and configurations are under it. */
export function monitorName(environment: AwsEnvironment, name: string): string {
  return physicalName({ environment, parts: [name], maxLength: nameLengths.sageMaker });
}

/**
 * Name of a monitor's schedule. It never changes: metrics have it as a dimension, alarms begin with it.
 * @param name logical name of what publishes the metrics
 */
export function scheduleNameOf(environment: AwsEnvironment, name: string, kind: MonitorKind): string {
  return physicalName({ environment, parts: [name, kind], maxLength: nameLengths.sageMaker });
}

/** EventBridge API: `RuleName`. */
const longestRuleName = 64;

/**
 * Name of the drift alarm of a `ModelMonitor`, for a stack of another account: it never changes.
 * @param name logical name of the monitor
 * @param environment where the monitor is
 */
export function driftAlarmNameOf(name: string, environment: AwsEnvironment): string {
  return ruleNameOf(environment, name, "drift");
}

/** Name of a rule about a monitor's runs. It never changes: metrics have it as a dimension. */
export function ruleNameOf(environment: AwsEnvironment, name: string, what: string): string {
  return physicalName({ environment, parts: [name, what], maxLength: longestRuleName });
}
