import { events } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const eventbridgeTargetDlq = resourceRule({
  id: "eventbridge-target-dlq",
  severity: "medium",
  levels: { dev: "advisory", qa: "advisory", prod: "mandatory" },
  description: "Events that cannot be delivered are kept.",
  remediation: "set deadLetterConfig.arn to a queue",
  mapping: { cdkNag: ["Serverless-EventBusDLQ"] },
  resourceTypes: [events.target],
  check({ props }, report) {
    const property = props.at("deadLetterConfig.arn");
    if (property.isMissing) report({ property });
  },
});
