import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { iamPassroleScoped } from "./iam-passrole-scoped.ts";

const jobRole = "arn:aws:iam::111122223333:role/mlops/training-job";
const pass = {
  Effect: "Allow",
  Action: ["iam:PassRole"],
  Resource: [jobRole],
  Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
};
const statement = (change: object) => ({ policy: JSON.stringify({ Statement: { ...pass, ...change } }) });
const anyRole = (at: string, came: string) => `name the roles that iam:PassRole may pass; ${at} is "${came}"`;
const anyService = 'add "StringEquals": {"iam:PassedToService": "<service>"} to policy.Statement.Condition';

describeResourceRule(iamPassroleScoped, {
  compliant: { type: iam.rolePolicy, props: statement({}) },
  finds: {
    "any role": {
      change: statement({ Resource: "*" }),
      messages: [anyRole("policy.Statement.Resource", "*")],
    },
    "any role of an account, of some accounts, or of a service's own": {
      change: statement({
        Resource: [jobRole, "arn:aws:iam::111122223333:role/*", "arn:aws:iam::1111*", "arn:*:iam::*:role/?*"],
      }),
      messages: [
        anyRole("policy.Statement.Resource[1]", "arn:aws:iam::111122223333:role/*"),
        anyRole("policy.Statement.Resource[2]", "arn:aws:iam::1111*"),
        anyRole("policy.Statement.Resource[3]", "arn:*:iam::*:role/?*"),
      ],
    },
    "any role but some": {
      change: statement({ Resource: undefined, NotResource: jobRole }),
      messages: [
        `name the roles in Resource: NotResource allows all others; policy.Statement.NotResource is "${jobRole}"`,
      ],
    },
    "any service": { change: statement({ Condition: undefined }), messages: [anyService] },
    "any service that is not a certain one": {
      change: statement({ Condition: { StringNotEquals: { "iam:PassedToService": "ec2.amazonaws.com" } } }),
      messages: [anyService],
    },
    "no service at all": {
      change: statement({
        Condition: { StringEqualsIfExists: { "iam:PassedToService": "ec2.amazonaws.com" } },
      }),
      messages: [anyService],
    },
    "a condition about something else": {
      change: statement({ Condition: { StringEquals: { "aws:ResourceTag/Owner": "nlp" } } }),
      messages: [anyService],
    },
    "a condition that any service fulfils": {
      change: statement({
        Condition: { StringLike: { "iam:PassedToService": ["sagemaker.amazonaws.com", "*"] } },
      }),
      messages: [anyService],
    },
    "any role to any service": {
      change: statement({ Resource: "*", Condition: undefined }),
      messages: [anyRole("policy.Statement.Resource", "*"), anyService],
    },
    "patterns that take in iam:PassRole": {
      change: statement({ Action: ["iam:Get*", "IAM:pass*"], Resource: "*" }),
      messages: [anyRole("policy.Statement.Resource", "*")],
    },
    "an exclusion that leaves in iam:PassRole": {
      change: statement({ Action: undefined, NotAction: "s3:*", Resource: "*" }),
      messages: [anyRole("policy.Statement.Resource", "*")],
    },
  },
  passes: {
    "roles of one path or prefix": {
      change: statement({
        Resource: ["arn:aws:iam::111122223333:role/mlops/*", "arn:aws:iam::*:role/mlops-*"],
      }),
    },
    "a condition key in another case": {
      change: statement({ Condition: { StringLike: { "IAM:passedtoservice": "sagemaker.amazonaws.com" } } }),
    },
    "other actions on any resource": {
      change: statement({ Action: "s3:GetObject", Resource: "*", Condition: undefined }),
    },
    "an exclusion of iam:PassRole": {
      change: statement({ Action: undefined, NotAction: "iam:*", Resource: "*", Condition: undefined }),
    },
    "a statement that denies": { change: statement({ Effect: "Deny", Resource: "*", Condition: undefined }) },
    "a policy that is known later": { change: { policy: UNKNOWN } },
    "a role and a service that are known later": {
      change: {
        policy: {
          Statement: [
            { ...pass, Resource: UNKNOWN, Condition: { StringEquals: { "iam:PassedToService": UNKNOWN } } },
          ],
        },
      },
    },
    "a condition that is known later": {
      change: { policy: { Statement: [{ ...pass, Condition: UNKNOWN }] } },
    },
    "an operator that is known later": {
      change: { policy: { Statement: [{ ...pass, Condition: { StringEquals: UNKNOWN } }] } },
    },
  },
});

describeResourceRule(iamPassroleScoped, {
  compliant: { type: iam.policy, props: { policy: { Statement: [pass] } } },
  decidedBy: ["policy.Statement.0.Effect", "policy.Statement.0.Action"],
  finds: {
    "any role, in a document given as an object": {
      change: { "policy.Statement.0.Resource": ["*"] },
      messages: [anyRole("policy.Statement[0].Resource[0]", "*")],
    },
  },
});
