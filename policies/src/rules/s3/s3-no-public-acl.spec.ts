import type { Unwrap } from "@pulumi/pulumi";
import type { BucketAclArgs } from "@pulumi/aws/s3/bucketAcl.js";
import { s3 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { s3NoPublicAcl } from "./s3-no-public-acl.ts";

const group = (name: string) => `http://acs.amazonaws.com/groups/${name}`;
const canned = (came: string) => `set acl to "private", or leave it out; acl is "${came}"`;

describe.each([s3.bucket, s3.bucketV2, s3.object, s3.objectV1, s3.objectCopy, s3.acl, s3.aclV2])(
  "%s",
  (type) => {
    describeResourceRule(s3NoPublicAcl, {
      compliant: { type, props: { acl: "private" } },
      finds: {
        "an access list for everybody": { change: { acl: "public-read" }, messages: [canned("public-read")] },
        "an access list for everybody, who may write": {
          change: { acl: "public-read-write" },
          messages: [canned("public-read-write")],
        },
        "an access list for everybody with an account": {
          change: { acl: "authenticated-read" },
          messages: [canned("authenticated-read")],
        },
      },
      passes: {
        "no access list": { change: { acl: ABSENT } },
        "an access list that S3 writes its logs with": { change: { acl: "log-delivery-write" } },
        "an access list that is known later": { change: { acl: UNKNOWN } },
      },
    });
  },
);

const acl: Unwrap<BucketAclArgs> = {
  bucket: "mlops-data",
  accessControlPolicy: {
    owner: { id: "8a6925ce4adf588a4f21c32aa379004fef" },
    grants: [{ permission: "WRITE", grantee: { type: "Group", uri: group("s3/LogDelivery") } }],
  },
};

describeResourceRule(s3NoPublicAcl, {
  compliant: { type: s3.acl, props: acl },
  finds: {
    "a grant to everybody": {
      change: { "accessControlPolicy.grants.0.grantee.uri": group("global/AllUsers") },
      messages: [
        `take away the grant; accessControlPolicy.grants[0].grantee.uri is "${group("global/AllUsers")}"`,
      ],
    },
  },
  passes: {
    "a group that is known later": { change: { "accessControlPolicy.grants.0.grantee.uri": UNKNOWN } },
  },
});

describeResourceRule(s3NoPublicAcl, {
  compliant: {
    type: s3.bucket,
    props: { grants: [{ type: "CanonicalUser", id: "8a69", permissions: ["READ"] }] },
  },
  finds: {
    "a grant to everybody with an account": {
      change: {
        "grants.0": { type: "Group", uri: group("global/AuthenticatedUsers"), permissions: ["READ"] },
      },
      messages: [`take away the grant; grants[0].uri is "${group("global/AuthenticatedUsers")}"`],
    },
  },
});
