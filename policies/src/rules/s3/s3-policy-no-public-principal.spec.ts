import { s3 } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { s3PolicyNoPublicPrincipal } from "./s3-policy-no-public-principal.ts";

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
        change: policy({ ...everybody, Condition: { StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } } }),
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
