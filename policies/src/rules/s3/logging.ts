import { s3 } from "../../resource/resource-types.ts";
import { type Rule, stackRule } from "../../rule/rule.ts";
import { bucketsWithout, inlineParts, takesAccessLogs } from "../../s3/buckets.ts";

export const s3AccessLogging = stackRule("s3-access-logging", {
  check(stack, report) {
    for (const resource of bucketsWithout(stack, s3.logging, s3.loggingV2)) {
      const inline = inlineParts(resource, "logging").map((logging) => logging.at("targetBucket"));
      // A bucket that logs its own requests logs the writing of each log.
      if (inline.every(({ isMissing }) => isMissing) && takesAccessLogs(stack, resource) === "no") {
        report({ resource });
      }
    }
  },
});

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

export const loggingRules: readonly Rule[] = [s3AccessLogging, s3EventNotifications];
