import { sfn } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const sfnLogging = resourceRule("sfn-logging", {
  resourceTypes: [sfn.stateMachine],
  check({ props }, report) {
    const property = props.at("loggingConfiguration.level");
    if (property.isNot("ALL", "ERROR", "FATAL")) report({ property });
  },
});
