import type { Property } from "@mlops/api-constraints/property";
import { s3 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const s3NoPublicAcl = resourceRule("s3-no-public-acl", {
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
