import { openPrincipals } from "../../iam/open-principals.ts";
import { s3 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const s3PolicyNoPublicPrincipal = resourceRule({
  id: "s3-policy-no-public-principal",
  severity: "critical",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Bucket policies let in nobody whom they do not name.",
  remediation: "name the principals, or add a condition that says who, such as aws:PrincipalOrgID",
  mapping: {
    fsbp: ["S3.2", "S3.6"],
    awsConfig: ["s3-bucket-public-read-prohibited", "s3-bucket-blacklisted-actions-prohibited"],
    checkov: ["CKV_AWS_70"],
    cdkNag: [
      "HIPAA.Security-S3BucketPublicReadProhibited",
      "HIPAA.Security-S3BucketPublicWriteProhibited",
      "NIST.800.53.R4-S3BucketPublicReadProhibited",
      "NIST.800.53.R4-S3BucketPublicWriteProhibited",
      "NIST.800.53.R5-S3BucketPublicReadProhibited",
      "NIST.800.53.R5-S3BucketPublicWriteProhibited",
      "PCI.DSS.321-S3BucketPublicReadProhibited",
      "PCI.DSS.321-S3BucketPublicWriteProhibited",
    ],
    kics: ["7af43613", "1df37f4b", "66c6f96f", "d24c0755", "ffdf4b37"],
    prowler: ["s3_bucket_policy_public_write_access", "s3_bucket_public_access"],
  },
  resourceTypes: [s3.bucketPolicy, s3.bucket, s3.bucketV2],
  check({ props }, report) {
    for (const property of openPrincipals(props.at("policy"))) report({ property });
  },
});
