import { bucketsWithout, inlineParts, takesAccessLogs } from "../../s3-buckets.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const s3ObjectLock = stackRule("s3-object-lock", {
  check(stack, report) {
    for (const resource of bucketsWithout(stack, s3.objectLock, s3.objectLockV2)) {
      const enabled = resource.props.at("objectLockEnabled");
      const inline = inlineParts(resource, "objectLockConfiguration").map((one) =>
        one.at("objectLockEnabled"),
      );
      const isOff = enabled.isNot(true) && inline.every((one) => one.isNot("Enabled"));
      // S3 delivers no access logs to a bucket with a default retention.
      if (isOff && takesAccessLogs(stack, resource) === "no") report({ resource, property: enabled });
    }
  },
});
