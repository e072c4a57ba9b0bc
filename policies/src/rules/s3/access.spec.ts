import { s3 } from "../../resource/resource-types.ts";
import { describeResourceRule, describeStackRule } from "../../testing/index.ts";
import {
  s3AclsDisabled,
  s3NoPublicAcl,
  s3NoWebsite,
  s3PolicyNoLockout,
  s3PolicyNoPublicPrincipal,
  s3PublicAccessBlock,
  s3TlsOnly,
} from "./access.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { AccountPublicAccessBlockArgs } from "@pulumi/aws/s3/accountPublicAccessBlock.js";
import type { BucketAclArgs } from "@pulumi/aws/s3/bucketAcl.js";
import type { BucketOwnershipControlsArgs } from "@pulumi/aws/s3/bucketOwnershipControls.js";
import type { BucketPolicyArgs } from "@pulumi/aws/s3/bucketPolicy.js";
import type { BucketPublicAccessBlockArgs } from "@pulumi/aws/s3/bucketPublicAccessBlock.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("s3-acls-disabled", () => {
  const controls: Unwrap<BucketOwnershipControlsArgs> = {
    bucket: UNKNOWN,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  };
  const message = 'give the bucket BucketOwnershipControls with objectOwnership "BucketOwnerEnforced"';
  const ownership = (came: string) =>
    `set objectOwnership to "BucketOwnerEnforced"; rule.objectOwnership is ${came}`;

  describeStackRule(s3AclsDisabled, {
    compliant: {
      data: { type: s3.bucket, props: {} },
      "data-ownership": { type: s3.ownershipControls, props: controls, from: { bucket: ["data"] } },
      old: { type: s3.bucketV2, props: {} },
      "old-ownership": { type: s3.ownershipControls, props: controls, from: { bucket: ["old"] } },
    },
    finds: {
      "buckets that do not say who owns their objects": {
        without: ["data-ownership", "old-ownership"],
        findings: [
          { on: "data", message },
          { on: "old", message },
        ],
      },
      "access lists that are still in use": {
        change: {
          "data-ownership": { "rule.objectOwnership": "BucketOwnerPreferred" },
          "old-ownership": { rule: ABSENT },
        },
        findings: [
          { on: "data-ownership", message: ownership('"BucketOwnerPreferred"') },
          { on: "old-ownership", message: ownership("absent") },
        ],
      },
    },
    passes: {
      "an owner that is known later": { change: { "data-ownership": { "rule.objectOwnership": UNKNOWN } } },
      "controls of a bucket that is known later, from nowhere in particular": {
        without: ["data-ownership"],
        with: { somewhere: { type: s3.ownershipControls, props: controls } },
      },
    },
  });
});

describe("s3-no-public-acl", () => {
  const group = (name: string) => `http://acs.amazonaws.com/groups/${name}`;
  const canned = (came: string) => `set acl to "private", or leave it out; acl is "${came}"`;

  describe.each([s3.bucket, s3.bucketV2, s3.object, s3.objectV1, s3.objectCopy, s3.acl, s3.aclV2])(
    "%s",
    (type) => {
      describeResourceRule(s3NoPublicAcl, {
        compliant: { type, props: { acl: "private" } },
        finds: {
          "an access list for everybody": {
            change: { acl: "public-read" },
            messages: [canned("public-read")],
          },
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
});

describe("s3-policy-no-lockout", () => {
  const root = "arn:aws:iam::111122223333:root";
  const deny = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::mlops-data" };
  const tlsOnly = { ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } };
  const policy = (...statements: object[]) => ({
    policy: JSON.stringify({ Statement: [tlsOnly, ...statements] }),
  });
  const message = (came: string, at = "Action") =>
    `leave s3:PutBucketPolicy to a role, through a condition on aws:PrincipalArn; policy.Statement[1].${at} is "${came}"`;

  describe.each([s3.bucketPolicy, s3.bucket, s3.bucketV2])("%s", (type) => {
    describeResourceRule(s3PolicyNoLockout, {
      compliant: { type, props: policy() },
      finds: {
        "everything denied to everybody": { change: policy(deny), messages: [message("s3:*")] },
        "changing the policy denied to everybody": {
          change: policy({ ...deny, Principal: { AWS: "*" }, Action: ["s3:GetObject", "s3:Put*"] }),
          messages: [message("s3:Put*", "Action[1]")],
        },
        "everything but some denied to everybody": {
          change: policy({ ...deny, Action: undefined, NotAction: "s3:GetObject" }),
          messages: [message("s3:GetObject", "NotAction")],
        },
        "everything denied to all but root": {
          change: policy({ ...deny, Principal: undefined, NotPrincipal: { AWS: root } }),
          messages: [message("s3:*")],
        },
        "everything denied to all but root, by a condition": {
          change: policy({ ...deny, Condition: { ArnNotEquals: { "aws:PrincipalArn": [root] } } }),
          messages: [message("s3:*")],
        },
      },
      passes: {
        "everything denied to all but a role": {
          change: policy({
            ...deny,
            Condition: { ArnNotLike: { "aws:PrincipalArn": [root, "arn:aws:iam::111122223333:role/admin"] } },
          }),
        },
        "everything denied to all but a role, as a principal": {
          change: policy({
            ...deny,
            Principal: undefined,
            NotPrincipal: { AWS: [root, "arn:aws:iam::111122223333:role/admin"] },
          }),
        },
        "everything denied to some": { change: policy({ ...deny, Principal: { AWS: "111122223333" } }) },
        "deletion denied to everybody": { change: policy({ ...deny, Action: "s3:DeleteBucket" }) },
        "all but the policy denied to everybody": {
          change: policy({ ...deny, Action: undefined, NotAction: "s3:*BucketPolicy" }),
        },
        "a statement that allows": { change: policy({ ...deny, Effect: "Allow" }) },
        "a policy that is known later": { change: { policy: UNKNOWN } },
      },
    });
  });

  describeResourceRule(s3PolicyNoLockout, {
    compliant: { type: s3.bucketPolicy, props: { policy: { Statement: [tlsOnly] } } },
    decidedBy: ["policy.Statement.0.Effect", "policy.Statement.0.Principal", "policy.Statement.0.Action"],
    finds: {
      "everything denied to all but root, in a document given as an object": {
        change: { "policy.Statement.0.Condition": { StringNotLike: { "aws:PrincipalArn": root } } },
        messages: [
          'leave s3:PutBucketPolicy to a role, through a condition on aws:PrincipalArn; policy.Statement[0].Action is "s3:*"',
        ],
      },
    },
  });
});

describe("s3-policy-no-public-principal", () => {
  const read = {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::111122223333:role/mlops/reader" },
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::mlops-data/*",
  };
  const everybody = { ...read, Principal: "*" };
  const policy = (...statements: object[]) => ({
    policy: JSON.stringify({ Statement: [read, ...statements] }),
  });
  const message = (at: string, came: string) =>
    `name the principals, or add a condition that says who, such as aws:PrincipalOrgID; ${at} is ${came}`;

  describe.each([s3.bucketPolicy, s3.bucket, s3.bucketV2])("%s", (type) => {
    describeResourceRule(s3PolicyNoPublicPrincipal, {
      compliant: { type, props: policy() },
      finds: {
        everybody: { change: policy(everybody), messages: [message("policy.Statement[1].Principal", '"*"')] },
        "everybody who brings along a header": {
          change: policy({
            ...everybody,
            Condition: { StringLike: { "aws:Referer": "https://example.com/*" } },
          }),
          messages: [message("policy.Statement[1].Principal", '"*"')],
        },
        "everybody but some": {
          change: policy({ ...read, Principal: undefined, NotPrincipal: { AWS: "111122223333" } }),
          messages: [message("policy.Statement[1].NotPrincipal", "an object")],
        },
      },
      passes: {
        "everybody of an organization": {
          change: policy({
            ...everybody,
            Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abc123def4" } },
          }),
        },
        "everybody through an endpoint": {
          change: policy({
            ...everybody,
            Condition: { StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
          }),
        },
        "a statement that denies everybody": { change: policy({ ...everybody, Effect: "Deny" }) },
        "a policy that is known later": { change: { policy: UNKNOWN } },
      },
    });
  });

  describeResourceRule(s3PolicyNoPublicPrincipal, {
    compliant: { type: s3.bucketPolicy, props: { bucket: "mlops-data", policy: { Statement: [read] } } },
    decidedBy: ["policy.Statement.0.Effect"],
    finds: {
      "everybody, in a document given as an object": {
        change: { "policy.Statement.0.Principal": { AWS: ["*"] } },
        messages: [message("policy.Statement[0].Principal.AWS[0]", '"*"')],
      },
    },
  });
});

describe("s3-public-access-block", () => {
  const accountBlock: Unwrap<AccountPublicAccessBlockArgs> = {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  };
  const block: Unwrap<BucketPublicAccessBlockArgs> = { ...accountBlock, bucket: UNKNOWN };
  const bucketMessage = "give the bucket a BucketPublicAccessBlock with all four switches true";

  describeStackRule(s3PublicAccessBlock, {
    compliant: {
      data: { type: s3.bucket, props: { bucket: "mlops-data" } },
      "data-block": { type: s3.publicAccessBlock, props: block, from: { bucket: ["data"] } },
      models: { type: s3.bucketV2, props: { bucket: "mlops-models" } },
      "models-block": { type: s3.publicAccessBlock, props: block, from: { bucket: ["models"] } },
      account: { type: s3.accountPublicAccessBlock, props: accountBlock },
      point: {
        type: s3.accessPoint,
        props: { bucket: "mlops-data", publicAccessBlockConfiguration: accountBlock },
      },
      global: { type: s3.multiRegionAccessPoint, props: { details: { name: "models" } } },
    },
    finds: {
      "a bucket without a block": {
        without: ["data-block"],
        findings: [{ on: "data", message: bucketMessage }],
      },
      "buckets whose only block is another bucket's": {
        without: ["data-block", "models-block"],
        with: {
          "data-block": { type: s3.publicAccessBlock, props: { ...block, bucket: "elsewhere" } },
        },
        findings: [
          { on: "data", message: bucketMessage },
          { on: "models", message: bucketMessage },
        ],
      },
      "each switch that is off": {
        change: { "data-block": { blockPublicAcls: false, restrictPublicBuckets: false } },
        findings: [
          { on: "data-block", message: "set blockPublicAcls to true; blockPublicAcls is false" },
          { on: "data-block", message: "set restrictPublicBuckets to true; restrictPublicBuckets is false" },
        ],
      },
      "a switch of the account that is off, and one that is missing": {
        change: { account: { blockPublicPolicy: false, ignorePublicAcls: ABSENT } },
        findings: [
          { on: "account", message: "set blockPublicPolicy to true; blockPublicPolicy is false" },
          { on: "account", message: "set ignorePublicAcls to true; ignorePublicAcls is absent" },
        ],
      },
      "a switch of an access point that is off": {
        change: {
          point: { "publicAccessBlockConfiguration.blockPublicPolicy": false },
          global: { "details.publicAccessBlock": { restrictPublicBuckets: false } },
        },
        findings: [
          {
            on: "point",
            message:
              "set blockPublicPolicy to true; publicAccessBlockConfiguration.blockPublicPolicy is false",
          },
          {
            on: "global",
            message:
              "set restrictPublicBuckets to true; details.publicAccessBlock.restrictPublicBuckets is false",
          },
        ],
      },
      "each switch that is missing": {
        change: { "models-block": { blockPublicPolicy: ABSENT, ignorePublicAcls: null } },
        findings: [
          { on: "models-block", message: "set blockPublicPolicy to true; blockPublicPolicy is absent" },
          { on: "models-block", message: "set ignorePublicAcls to true; ignorePublicAcls is null" },
        ],
      },
    },
    passes: {
      "a block that names its bucket by name": {
        without: ["data-block"],
        with: { named: { type: s3.publicAccessBlock, props: { ...block, bucket: "mlops-data" } } },
      },
      "a block whose bucket is known later, from nowhere in particular": {
        without: ["data-block"],
        with: { somewhere: { type: s3.publicAccessBlock, props: block } },
      },
      "a switch that is known later": { change: { "data-block": { blockPublicAcls: UNKNOWN } } },
    },
  });
});

describe("s3-tls-only", () => {
  const tlsOnly = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["arn:aws:s3:::mlops-data", "arn:aws:s3:::mlops-data/*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  const text = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const policy: Unwrap<BucketPolicyArgs> = { bucket: UNKNOWN, policy: text(tlsOnly) };
  const changed = (change: object) => ({ "data-policy": { policy: text({ ...tlsOnly, ...change }) } });

  const message =
    "deny everybody s3:* on the bucket and on its objects (<bucket>/*) when aws:SecureTransport is false";
  const findings = [{ on: "data-policy", message }];

  describeStackRule(s3TlsOnly, {
    decidedBy: ["data.bucket", "data-policy.policy"],
    compliant: {
      data: { type: s3.bucket, props: { bucket: "mlops-data" } },
      "data-policy": { type: s3.bucketPolicy, props: policy, from: { bucket: ["data"] } },
    },
    finds: {
      "a bucket without a policy": { without: ["data-policy"], findings: [{ on: "data", message }] },
      "a policy that denies nothing": {
        change: { "data-policy": { policy: text({ ...tlsOnly, Effect: "Allow" }) } },
        findings,
      },
      "the bucket without its objects": {
        change: changed({ Resource: "arn:aws:s3:::mlops-data" }),
        findings,
      },
      "the objects without their bucket": {
        change: changed({ Resource: "arn:aws:s3:::mlops-data/*" }),
        findings,
      },
      "some objects": {
        change: changed({ Resource: ["arn:aws:s3:::mlops-data", "arn:aws:s3:::mlops-data/captured/*"] }),
        findings,
      },
      "another bucket": {
        change: changed({ Resource: ["arn:aws:s3:::mlops-models", "arn:aws:s3:::mlops-models/*"] }),
        findings,
      },
      "some actions": { change: changed({ Action: ["s3:Get*", "s3:Put*"] }), findings },
      "some principals": { change: changed({ Principal: { AWS: "111122223333" } }), findings },
      "a condition that asks for TLS": {
        change: changed({ Condition: { Bool: { "aws:SecureTransport": "true" } } }),
        findings,
      },
      "a condition that asks for more": {
        change: changed({
          Condition: {
            Bool: { "aws:SecureTransport": "false" },
            StringEquals: { "aws:PrincipalAccount": "111122223333" },
          },
        }),
        findings,
      },
      "a policy on the bucket itself that denies nothing": {
        without: ["data-policy"],
        change: { data: { policy: text({ ...tlsOnly, Action: "s3:GetObject" }) } },
        findings: [{ on: "data", message }],
      },
    },
    passes: {
      "a policy that names its bucket by name": {
        without: ["data", "data-policy"],
        with: { named: { type: s3.bucketPolicy, props: { ...policy, bucket: "mlops-data" } } },
      },
      "bucket and objects in statements of their own": {
        change: {
          "data-policy": {
            policy: text(
              { ...tlsOnly, Resource: "arn:aws:s3:::mlops-data/*" },
              { ...tlsOnly, Resource: "arn:aws:s3:::mlops-data", Principal: { AWS: "*" } },
            ),
          },
        },
      },
      "one pattern for both": { change: changed({ Resource: "arn:aws:s3:::mlops-data*" }) },
      "every bucket": { change: changed({ Resource: "*" }) },
      "every action": { change: changed({ Action: ["*"] }) },
      "a condition with a switch, in any case": {
        change: changed({ Condition: { BoolIfExists: { "AWS:securetransport": [false] } } }),
      },
      "a policy on the bucket itself": {
        without: ["data-policy"],
        change: { data: { policy: text(tlsOnly) } },
      },
      "an object whose resources are known later": {
        change: {
          data: { bucket: ABSENT },
          "data-policy": { policy: { Statement: [{ ...tlsOnly, Resource: [UNKNOWN, UNKNOWN] }] } },
        },
      },
      "a name that is known later": { change: { data: { bucket: UNKNOWN } } },
      "a policy that is known later": { change: { "data-policy": { policy: UNKNOWN } } },
    },
  });
});

describe("s3-no-website", () => {
  describeResourceRule(s3NoWebsite, {
    compliant: { type: s3.bucket, props: { bucket: "mlops-data" } },
    finds: {
      "a website on the bucket itself": {
        change: { website: { indexDocument: "index.html" } },
        messages: ["remove the website configuration; website is an object"],
      },
    },
  });
  describeResourceRule(s3NoWebsite, {
    compliant: { type: s3.bucketV2, props: { bucket: "mlops-data" } },
    finds: {
      "a website configuration": {
        resource: { type: s3.website },
        messages: ["remove the website configuration"],
      },
    },
  });
});
