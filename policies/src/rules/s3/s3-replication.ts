import { bucketsWithout, inlineParts } from "../../s3-buckets.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const s3Replication = stackRule({
  id: "s3-replication",
  severity: "low",
  levels: { dev: "disabled", qa: "disabled", prod: "advisory" },
  description: "Objects are copied to another region.",
  remediation: 'give the bucket a BucketReplicationConfig with a rule whose status is "Enabled"',
  mapping: {
    fsbp: ["S3.7"],
    awsConfig: ["s3-bucket-cross-region-replication-enabled", "s3-bucket-replication-enabled"],
    checkov: ["CKV_AWS_144"],
    cdkNag: [
      "HIPAA.Security-S3BucketReplicationEnabled",
      "NIST.800.53.R4-S3BucketReplicationEnabled",
      "NIST.800.53.R5-S3BucketReplicationEnabled",
      "PCI.DSS.321-S3BucketReplicationEnabled",
    ],
    prowler: ["s3_bucket_cross_region_replication"],
  },
  check(stack, report) {
    for (const resource of stack.ofType(s3.replication)) {
      const property = resource.props.at("rules");
      const statuses = property.elements.map((rule) => rule.at("status"));
      if (!property.isUnknown && statuses.every((status) => status.isNot("Enabled"))) {
        report({ resource, property, todo: 'set the status of a rule to "Enabled"' });
      }
    }
    for (const resource of bucketsWithout(stack, s3.replication)) {
      if (inlineParts(resource, "replicationConfiguration").length === 0) report({ resource });
    }
  },
});
