import { cloudwatch } from "../resource/resource-types.ts";
import { type Rule, resourceRule } from "../rule/rule.ts";

export const alarmActions = resourceRule("alarm-actions", {
  resourceTypes: [cloudwatch.compositeAlarm, cloudwatch.metricAlarm],
  check({ props }, report) {
    const enabled = props.at("actionsEnabled");
    const actions = props.at("alarmActions");
    if (enabled.is(false)) report({ property: enabled, todo: "set actionsEnabled to true" });
    if (actions.isMissing) report({ property: actions });
  },
});

export const cloudwatchRules: readonly Rule[] = [alarmActions];
