import { bucketsWithout, inlineParts, takesAccessLogs } from "../../s3-buckets.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

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
