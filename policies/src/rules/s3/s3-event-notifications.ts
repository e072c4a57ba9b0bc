import { bucketsWithout } from "../../s3-buckets.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const s3EventNotifications = stackRule("s3-event-notifications", {
  check(stack, report) {
    for (const resource of stack.ofType(s3.notification)) {
      const { props } = resource;
      const targets = ["lambdaFunctions", "queues", "topics"].map((name) => props.at(name));
      const eventbridge = props.at("eventbridge");
      if (eventbridge.isNot(true) && targets.every(({ isMissing }) => isMissing)) {
        report({ resource, property: eventbridge, todo: "set eventbridge to true" });
      }
    }
    for (const resource of bucketsWithout(stack, s3.notification)) report({ resource });
  },
});
