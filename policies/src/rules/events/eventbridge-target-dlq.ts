import { events } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const eventbridgeTargetDlq = resourceRule("eventbridge-target-dlq", {
  resourceTypes: [events.target],
  check({ props }, report) {
    const property = props.at("deadLetterConfig.arn");
    if (property.isMissing) report({ property });
  },
});
