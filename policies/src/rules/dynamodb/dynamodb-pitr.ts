import { dynamodb } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const dynamodbPitr = resourceRule("dynamodb-pitr", {
  resourceTypes: [dynamodb.table],
  check({ props }, report) {
    const property = props.at("pointInTimeRecovery.enabled");
    if (property.isNot(true)) report({ property });
  },
});
