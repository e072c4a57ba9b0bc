import { cloudwatch } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const alarmActions = resourceRule({
  id: "alarm-actions",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Alarms do something when they go off.",
  remediation: "set alarmActions to a topic or another action",
  mapping: {
    fsbp: ["CloudWatch.15", "CloudWatch.17"],
    awsConfig: ["cloudwatch-alarm-action-check", "cloudwatch-alarm-action-enabled-check"],
    checkov: ["CKV_AWS_319"],
    cdkNag: [
      "HIPAA.Security-CloudWatchAlarmAction",
      "NIST.800.53.R4-CloudWatchAlarmAction",
      "NIST.800.53.R5-CloudWatchAlarmAction",
    ],
    prowler: ["cloudwatch_alarm_actions_alarm_state_configured", "cloudwatch_alarm_actions_enabled"],
  },
  resourceTypes: [cloudwatch.compositeAlarm, cloudwatch.metricAlarm],
  check({ props }, report) {
    const enabled = props.at("actionsEnabled");
    const actions = props.at("alarmActions");
    if (enabled.is(false)) report({ property: enabled, todo: "set actionsEnabled to true" });
    if (actions.isMissing) report({ property: actions });
  },
});
