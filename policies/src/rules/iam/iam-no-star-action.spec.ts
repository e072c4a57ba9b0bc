import { iam, ssoadmin } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { iamNoStarAction } from "./iam-no-star-action.ts";

const read = { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::mlops-data/*"] };
const text = (...statements: object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [read, ...statements] });
const allowing = (action: unknown) => ({ train: { policy: text({ ...read, Action: action }) } });
const message = (came: string, at = "policy.Statement[1].Action") =>
  `name the actions that are needed; ${at} is "${came}"`;

describeStackRule(iamNoStarAction, {
  compliant: {
    train: { type: iam.rolePolicy, props: { role: "train", policy: text() } },
    cap: { type: iam.policy, props: { policy: text({ ...read, Action: "s3:*" }), arn: UNKNOWN } },
    role: {
      type: iam.role,
      props: { inlinePolicies: [{ name: "read", policy: text() }], permissionsBoundary: UNKNOWN },
      from: { permissionsBoundary: ["cap"] },
    },
  },
  finds: {
    "every action": { change: allowing("*"), findings: [{ on: "train", message: message("*") }] },
    "every action of a service, however it is written": {
      change: allowing(["s3:*", "s3:Get*", "sagemaker:**", "*:*", "sqs:?*"]),
      findings: [
        { on: "train", message: message("s3:*", "policy.Statement[1].Action[0]") },
        { on: "train", message: message("sagemaker:**", "policy.Statement[1].Action[2]") },
        { on: "train", message: message("*:*", "policy.Statement[1].Action[3]") },
        { on: "train", message: message("sqs:?*", "policy.Statement[1].Action[4]") },
      ],
    },
    "a statement that is not in a list": {
      change: { train: { policy: JSON.stringify({ Statement: { ...read, Action: "kms:*" } }) } },
      findings: [{ on: "train", message: message("kms:*", "policy.Statement.Action") }],
    },
    "every action but some": {
      change: { train: { policy: text({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }) } },
      findings: [
        {
          on: "train",
          message:
            'use Action instead: NotAction allows all others; policy.Statement[1].NotAction is "iam:*"',
        },
      ],
    },
    "every action beside what is known later": {
      change: {
        train: {
          policy: {
            Statement: [UNKNOWN, { Effect: "Allow", Action: [UNKNOWN, "logs:*"], Resource: UNKNOWN }],
          },
        },
      },
      findings: [{ on: "train", message: message("logs:*", "policy.Statement[1].Action[1]") }],
    },
    "every action in an inline policy, and in one for many accounts": {
      with: {
        set: {
          type: ssoadmin.permissionSetInlinePolicy,
          props: { inlinePolicy: text({ ...read, Action: "*" }) },
        },
      },
      change: { role: { "inlinePolicies.0.policy": text({ ...read, Action: "*" }) } },
      decidedBy: ["set.inlinePolicy"],
      findings: [
        { on: "role", message: message("*", "inlinePolicies[0].policy.Statement[1].Action") },
        { on: "set", message: message("*", "inlinePolicy.Statement[1].Action") },
      ],
    },
    "a policy that would be a boundary if anybody had it": {
      without: ["role"],
      decidedBy: ["cap.policy"],
      findings: [{ on: "cap", message: message("s3:*") }],
    },
  },
  passes: {
    "a prefix of actions": { change: allowing(["s3:Get*", "s3:*Object"]) },
    "a statement that denies": {
      change: { train: { policy: text({ Effect: "Deny", Action: "*", Resource: "*" }) } },
    },
    "an effect that is known later": {
      change: { train: { policy: { Statement: [{ Effect: UNKNOWN, Action: "*", Resource: "*" }] } } },
    },
    "a policy that is known later": { change: { train: { policy: UNKNOWN } } },
    "a text that is no policy": { change: { train: { policy: "see the wiki" } } },
  },
});

describe.each([iam.userPolicy, iam.groupPolicy, iam.policy])("%s", (type) => {
  describeStackRule(iamNoStarAction, {
    compliant: { given: { type, props: { policy: text() } } },
    finds: {
      "every action in a document given as an object": {
        change: { given: { policy: { Statement: [read, { ...read, Action: ["logs:*"] }] } } },
        findings: [{ on: "given", message: message("logs:*", "policy.Statement[1].Action[0]") }],
      },
    },
    passes: {},
  });
});
