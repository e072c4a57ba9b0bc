import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";
import { bucketsWithout } from "../../s3-buckets.ts";

const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export const s3PublicAccessBlock = stackRule({
  id: "s3-public-access-block",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "No bucket can be made public.",
  remediation: "give the bucket a BucketPublicAccessBlock with all four switches true",
  mapping: {
    fsbp: ["S3.8", "S3.1"],
    checkov: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV2_AWS_6"],
    cdkNag: ["AwsSolutions-S2"],
    kics: ["d0cc8694", "1a4bc881", "4fa66806", "1ec253ab"],
    trivy: ["AVD-AWS-0086", "AVD-AWS-0087", "AVD-AWS-0091", "AVD-AWS-0093", "AVD-AWS-0094"],
    prowler: ["s3_bucket_level_public_access_block"],
  },
  check(stack, report) {
    for (const block of stack.ofType(s3.publicAccessBlock)) {
      for (const name of switches) {
        const property = block.props.at(name);
        if (property.isNot(true)) report({ resource: block, property, todo: `set ${name} to true` });
      }
    }
    for (const resource of bucketsWithout(stack, s3.publicAccessBlock)) report({ resource });
  },
});
