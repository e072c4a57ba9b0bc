import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";
import { bucketsWithout } from "../../s3-buckets.ts";

const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** Where access points have their block. */
const blockOf: Readonly<Record<string, string>> = {
  [s3.accessPoint]: "publicAccessBlockConfiguration",
  [s3.multiRegionAccessPoint]: "details.publicAccessBlock",
};

export const s3PublicAccessBlock = stackRule({
  id: "s3-public-access-block",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "No bucket, access point or account can be made public.",
  remediation: "give the bucket a BucketPublicAccessBlock with all four switches true",
  mapping: {
    fsbp: ["S3.8", "S3.1", "S3.19", "S3.24"],
    checkov: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV2_AWS_6"],
    cdkNag: ["AwsSolutions-S2"],
    kics: ["d0cc8694", "1a4bc881", "4fa66806", "1ec253ab"],
    trivy: ["AVD-AWS-0086", "AVD-AWS-0087", "AVD-AWS-0091", "AVD-AWS-0093", "AVD-AWS-0094"],
    prowler: ["s3_bucket_level_public_access_block"],
  },
  check(stack, report) {
    for (const resource of stack.ofType(s3.publicAccessBlock, s3.accountPublicAccessBlock)) {
      for (const name of switches) {
        const property = resource.props.at(name);
        if (property.isNot(true)) report({ resource, property, todo: `set ${name} to true` });
      }
    }
    // Access points block public access unless they are told not to.
    for (const resource of stack.ofType(s3.accessPoint, s3.multiRegionAccessPoint)) {
      const block = resource.props.at(blockOf[resource.type] ?? "");
      for (const name of switches) {
        const property = block.at(name);
        if (property.is(false)) report({ resource, property, todo: `set ${name} to true` });
      }
    }
    for (const resource of bucketsWithout(stack, s3.publicAccessBlock)) report({ resource });
  },
});
