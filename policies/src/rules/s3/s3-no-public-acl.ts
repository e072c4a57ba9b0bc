import type { Property } from "@mlops/api-constraints/property";
import { s3 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const s3NoPublicAcl = resourceRule({
  id: "s3-no-public-acl",
  severity: "critical",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "No access list lets in everybody, or everybody with an AWS account.",
  remediation: 'set acl to "private", or leave it out',
  mapping: {
    fsbp: ["S3.2", "S3.3"],
    awsConfig: ["s3-bucket-public-read-prohibited", "s3-bucket-public-write-prohibited"],
    checkov: ["CKV_AWS_20", "CKV_AWS_57", "CKV_AWS_375", "CKV2_AWS_43"],
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
    kics: ["38c5ee0d", "57b9893d"],
    trivy: ["AVD-AWS-0092"],
    prowler: ["s3_bucket_public_access", "s3_bucket_public_list_acl", "s3_bucket_public_write_acl"],
  },
  resourceTypes: [s3.bucket, s3.bucketV2, s3.acl, s3.aclV2, s3.object, s3.objectV1, s3.objectCopy],
  check({ props }, report) {
    const canned = props.at("acl");
    if (canned.is("public-read", "public-read-write", "authenticated-read")) report({ property: canned });
    const grants = [...props.at("grants").elements, ...props.at("accessControlPolicy.grants").elements];
    for (const group of grants.flatMap(groupsOf).filter(isEverybody)) {
      report({ property: group, todo: "take away the grant" });
    }
  },
});

function groupsOf(grant: Property): Property[] {
  return [grant.at("uri"), grant.at("grantee.uri")];
}

/** The groups of everybody, and of everybody who signs in to any AWS account. */
function isEverybody({ text }: Property): boolean {
  return text !== undefined && /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/.test(text);
}
