import { sfn } from "../resource-types.ts";
import { type Rule, resourceRule } from "../rule.ts";

export const sfnLogging = resourceRule("sfn-logging", {
  resourceTypes: [sfn.stateMachine],
  check({ props }, report) {
    const property = props.at("loggingConfiguration.level");
    if (property.isNot("ALL", "ERROR", "FATAL")) report({ property });
  },
});

export const sfnTracing = resourceRule("sfn-tracing", {
  resourceTypes: [sfn.stateMachine],
  check({ props }, report) {
    const property = props.at("tracingConfiguration.enabled");
    if (property.isNot(true)) report({ property });
  },
});

export const stepfunctionsRules: readonly Rule[] = [sfnLogging, sfnTracing];
