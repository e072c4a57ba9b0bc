import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { iamNoPermissionsManagement } from "./iam-no-permissions-management.ts";

const grant = {
  Effect: "Allow",
  Action: ["kms:CreateGrant"],
  Resource: ["arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
};
const interfaces = {
  Effect: "Allow",
  Action: ["ec2:CreateNetworkInterfacePermission", "ec2:DescribeVpcs"],
  Resource: "*",
};
const text = (...statements: object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [interfaces, ...statements] });
const changed = (change: object) => ({ train: { policy: text({ ...grant, ...change }) } });
const finding = (actions: string, came: string, at = "policy.Statement[1].Resource") => [
  { on: "train", message: `name the resources of ${actions}: it manages permissions; ${at} is "${came}"` },
];

describeStackRule(iamNoPermissionsManagement, {
  compliant: { train: { type: iam.rolePolicy, props: { role: "train", policy: text(grant) } } },
  finds: {
    "grants for any key": { change: changed({ Resource: "*" }), findings: finding("kms:CreateGrant", "*") },
    "policies of any bucket": {
      change: changed({ Action: "s3:*BucketPolicy", Resource: ["arn:aws:s3:::*"] }),
      findings: finding(
        "s3:DeleteBucketPolicy and s3:PutBucketPolicy",
        "arn:aws:s3:::*",
        "policy.Statement[1].Resource[0]",
      ),
    },
    "actions that no environment needs on any resource": {
      settings: { neededOnAnyResource: [] },
      decidedBy: ["train.policy"],
      findings: finding("ec2:CreateNetworkInterfacePermission", "*", "policy.Statement[0].Resource"),
    },
  },
  passes: {
    "grants for services only": {
      change: changed({ Resource: "*", Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } }),
    },
    "permissions that AWS has for any resource only": {
      change: changed({ Action: "logs:PutResourcePolicy", Resource: "*" }),
    },
    "any bucket that is changed without its permissions": {
      change: changed({ Action: "s3:PutObject", Resource: "*" }),
    },
    "a key that is known later": {
      change: { train: { policy: { Statement: [interfaces, { ...grant, Resource: UNKNOWN }] } } },
    },
  },
});
