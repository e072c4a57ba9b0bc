import { bucketsWithout, inlineParts, takesAccessLogs } from "../../s3-buckets.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const s3AccessLogging = stackRule({
  id: "s3-access-logging",
  severity: "medium",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Every bucket has its requests logged, save those that take the logs.",
  remediation: "give the bucket a BucketLogging with another bucket as target",
  mapping: {
    fsbp: ["S3.9"],
    awsConfig: ["s3-bucket-logging-enabled"],
    checkov: ["CKV_AWS_18"],
    cdkNag: ["AwsSolutions-S1"],
    kics: ["f861041c"],
    trivy: ["AVD-AWS-0089"],
    prowler: ["s3_bucket_server_access_logging_enabled"],
  },
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
