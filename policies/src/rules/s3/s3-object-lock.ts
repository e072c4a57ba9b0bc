import { bucketsWithout, inlineParts, takesAccessLogs } from "../../s3-buckets.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const s3ObjectLock = stackRule({
  id: "s3-object-lock",
  severity: "medium",
  levels: { dev: "disabled", qa: "disabled", prod: "advisory" },
  description: "Objects can be kept from being overwritten and deleted.",
  remediation: "set objectLockEnabled to true",
  mapping: {
    fsbp: ["S3.15"],
    awsConfig: ["s3-bucket-default-lock-enabled"],
    checkov: ["CKV_AWS_143"],
    cdkNag: ["NIST.800.53.R4-S3BucketDefaultLockEnabled"],
    prowler: ["s3_bucket_object_lock"],
  },
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
