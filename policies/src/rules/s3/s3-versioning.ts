import { bucketsWithout, inlineParts } from "../../s3-buckets.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const s3Versioning = stackRule({
  id: "s3-versioning",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Overwritten and deleted objects can be brought back.",
  remediation: 'give the bucket a BucketVersioning with status "Enabled"',
  mapping: {
    fsbp: ["S3.14"],
    awsConfig: ["s3-bucket-versioning-enabled"],
    checkov: ["CKV_AWS_21"],
    cdkNag: [
      "HIPAA.Security-S3BucketVersioningEnabled",
      "NIST.800.53.R4-S3BucketVersioningEnabled",
      "NIST.800.53.R5-S3BucketVersioningEnabled",
      "PCI.DSS.321-S3BucketVersioningEnabled",
    ],
    kics: ["568a4d22"],
    trivy: ["AVD-AWS-0090"],
    prowler: ["s3_bucket_object_versioning"],
  },
  check(stack, report) {
    for (const resource of stack.ofType(s3.versioning, s3.versioningV2)) {
      const property = resource.props.at("versioningConfiguration.status");
      if (property.isNot("Enabled")) report({ resource, property, todo: 'set status to "Enabled"' });
    }
    for (const resource of bucketsWithout(stack, s3.versioning, s3.versioningV2)) {
      // S3 versions a bucket with object lock of itself.
      const switches = [
        ...inlineParts(resource, "versioning").map((versioning) => versioning.at("enabled")),
        resource.props.at("objectLockEnabled"),
      ];
      if (switches.every((one) => one.isNot(true))) report({ resource });
    }
  },
});
