import type { Unwrap } from "@pulumi/pulumi";
import type { PolicyArgs } from "@pulumi/aws/iam/policy.js";
import type { RoleArgs } from "@pulumi/aws/iam/role.js";
import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { iamNoStarAction } from "./iam-no-star-action.ts";

const document = (...statements: object[]) => ({ Version: "2012-10-17", Statement: statements });
const read = { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::mlops-data/*"] };
const allow = (action: unknown) => document(read, { ...read, Action: action });
const star = (at: string, action: string) => `name the actions that are needed; ${at} is "${action}"`;

const policy: Unwrap<PolicyArgs> = { policy: JSON.stringify(document(read)) };

describeResourceRule(iamNoStarAction, {
  levels: "M/M/M",
  compliant: { type: iam.policy, props: policy },
  finds: {
    "every action": {
      change: { policy: JSON.stringify(allow("*")) },
      messages: [star("policy.Statement[1].Action", "*")],
    },
    "every action of a service, however it is written": {
      change: { policy: JSON.stringify(allow(["s3:*", "s3:Get*", "sagemaker:**", "*:*", "sqs:?*"])) },
      messages: [
        star("policy.Statement[1].Action[0]", "s3:*"),
        star("policy.Statement[1].Action[2]", "sagemaker:**"),
        star("policy.Statement[1].Action[3]", "*:*"),
        star("policy.Statement[1].Action[4]", "sqs:?*"),
      ],
    },
    "a statement that is not in a list": {
      change: { policy: JSON.stringify({ Statement: { ...read, Action: "kms:*" } }) },
      messages: [star("policy.Statement.Action", "kms:*")],
    },
    "every action but some": {
      change: { policy: JSON.stringify(document({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })) },
      messages: ['use Action instead: NotAction allows all others; policy.Statement[0].NotAction is "iam:*"'],
    },
  },
  passes: {
    "a prefix of actions": { change: { policy: JSON.stringify(allow(["s3:Get*", "s3:*Object"])) } },
    "a statement that denies": {
      change: { policy: JSON.stringify(document({ Effect: "Deny", Action: "*", Resource: "*" })) },
    },
    "a policy that is known later": { change: { policy: UNKNOWN } },
    "a text that is no policy": { change: { policy: "see the wiki" } },
  },
});

describe.each([iam.rolePolicy, iam.userPolicy, iam.groupPolicy])("%s", (type) => {
  describeResourceRule(iamNoStarAction, {
    levels: "M/M/M",
    compliant: { type, props: { policy: document(read) } },
    decidedBy: ["policy.Statement.1.Effect"],
    finds: {
      "every action in a document given as an object": {
        change: { "policy.Statement": [read, { ...read, Action: ["logs:*"] }] },
        messages: [star("policy.Statement[1].Action[0]", "logs:*")],
      },
      "every action beside what is known later": {
        change: {
          "policy.Statement": [UNKNOWN, { Effect: "Allow", Action: [UNKNOWN, "logs:*"], Resource: UNKNOWN }],
        },
        messages: [star("policy.Statement[1].Action[1]", "logs:*")],
      },
    },
    passes: {
      "an effect that is known later": {
        change: { "policy.Statement": [{ Effect: UNKNOWN, Action: "*", Resource: "*" }] },
      },
    },
  });
});

const role: Unwrap<RoleArgs> = {
  assumeRolePolicy: JSON.stringify(document({ Effect: "Allow", Action: "sts:*", Principal: "*" })),
  inlinePolicies: [{ name: "read", policy: JSON.stringify(document(read)) }],
};

describeResourceRule(iamNoStarAction, {
  levels: "M/M/M",
  compliant: { type: iam.role, props: role },
  finds: {
    "every action in an inline policy": {
      change: {
        inlinePolicies: [...(role.inlinePolicies ?? []), { name: "all", policy: JSON.stringify(allow("*")) }],
      },
      messages: [star("inlinePolicies[1].policy.Statement[1].Action", "*")],
    },
  },
});
