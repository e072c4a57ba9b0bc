import { sfn } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const sfnTracing = resourceRule("sfn-tracing", {
  resourceTypes: [sfn.stateMachine],
  check({ props }, report) {
    const property = props.at("tracingConfiguration.enabled");
    if (property.isNot(true)) report({ property });
  },
});
