import { iam, ssoadmin } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { iamNoAdmin } from "./iam-no-admin.ts";

const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::mlops-data/*" };
const admin = { Effect: "Allow", Action: "*", Resource: "*" };
const text = (...statements: object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [read, ...statements] });
const changed = (change: object) => ({ train: { policy: text({ ...admin, ...change }) } });
const message = (came: string, at = "policy.Statement[1].Action") =>
  `name the actions and resources that are needed; ${at} is "${came}"`;

describeStackRule(iamNoAdmin, {
  compliant: {
    train: { type: iam.rolePolicy, props: { role: "train", policy: text() } },
    cap: { type: iam.policy, props: { policy: text(admin), arn: UNKNOWN } },
    role: {
      type: iam.role,
      props: { inlinePolicies: [{ name: "read", policy: text() }], permissionsBoundary: UNKNOWN },
      from: { permissionsBoundary: ["cap"] },
    },
  },
  finds: {
    "every action on every resource": {
      change: changed({}),
      findings: [{ on: "train", message: message("*") }],
    },
    "every action, however it is written": {
      change: changed({
        Action: ["s3:Get*", "*:*", "**"],
        Resource: ["arn:aws:s3:::mlops-data", "arn:aws:*"],
      }),
      findings: [
        { on: "train", message: message("*:*", "policy.Statement[1].Action[1]") },
        { on: "train", message: message("**", "policy.Statement[1].Action[2]") },
      ],
    },
    "every action over identities": {
      change: changed({ Action: "IAM:*", Resource: "arn:aws:iam::111122223333:*" }),
      findings: [{ on: "train", message: message("IAM:*") }],
    },
    "every action but some": {
      change: changed({ Action: undefined, NotAction: "aws-portal:*" }),
      findings: [{ on: "train", message: message("aws-portal:*", "policy.Statement[1].NotAction") }],
    },
    "every action on every resource but some": {
      change: changed({ Resource: undefined, NotResource: "arn:aws:s3:::mlops-logs" }),
      findings: [{ on: "train", message: message("*") }],
    },
    "every action under a condition": {
      change: changed({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
      findings: [{ on: "train", message: message("*") }],
    },
    "every action in an inline policy, and in one for many accounts": {
      with: { set: { type: ssoadmin.permissionSetInlinePolicy, props: { inlinePolicy: text(admin) } } },
      change: { role: { "inlinePolicies.0.policy": text(admin) } },
      decidedBy: ["set.inlinePolicy"],
      findings: [
        { on: "role", message: message("*", "inlinePolicies[0].policy.Statement[1].Action") },
        { on: "set", message: message("*", "inlinePolicy.Statement[1].Action") },
      ],
    },
    "a policy that would be a boundary if anybody had it": {
      without: ["role"],
      decidedBy: ["cap.policy"],
      findings: [{ on: "cap", message: message("*") }],
    },
  },
  passes: {
    "every action on named resources": { change: changed({ Resource: "arn:aws:s3:::mlops-data/*" }) },
    "every action of a service": { change: changed({ Action: "s3:*" }) },
    "every action over identities on what belongs to others": {
      change: changed({ Action: "iam:*", Resource: "arn:aws:s3:::*" }),
    },
    "every action but those of the service that counts": {
      change: changed({ Action: undefined, NotAction: "iam:*" }),
    },
    "a statement that denies": { change: changed({ Effect: "Deny" }) },
    "resources that are known later": {
      change: { train: { policy: { Statement: [{ ...admin, Resource: UNKNOWN }] } } },
    },
    "a policy that is known later": { change: { train: { policy: UNKNOWN } } },
  },
});
