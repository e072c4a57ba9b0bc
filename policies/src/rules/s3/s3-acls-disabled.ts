import { bucketsWithout } from "../../s3-buckets.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const s3AclsDisabled = stackRule({
  id: "s3-acls-disabled",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Policies alone say who may use a bucket: access lists are switched off.",
  remediation: 'give the bucket BucketOwnershipControls with objectOwnership "BucketOwnerEnforced"',
  mapping: {
    fsbp: ["S3.12"],
    awsConfig: ["s3-bucket-acl-prohibited"],
    checkov: ["CKV2_AWS_65"],
    prowler: ["s3_bucket_acl_prohibited"],
  },
  check(stack, report) {
    for (const resource of stack.ofType(s3.ownershipControls)) {
      const property = resource.props.at("rule.objectOwnership");
      if (property.isNot("BucketOwnerEnforced")) {
        report({ resource, property, todo: 'set objectOwnership to "BucketOwnerEnforced"' });
      }
    }
    for (const resource of bucketsWithout(stack, s3.ownershipControls)) report({ resource });
  },
});
