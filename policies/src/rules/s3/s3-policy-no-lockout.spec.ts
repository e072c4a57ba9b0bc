import { s3 } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { s3PolicyNoLockout } from "./s3-policy-no-lockout.ts";

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
