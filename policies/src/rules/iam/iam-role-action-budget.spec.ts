import type { Unwrap } from "@pulumi/pulumi";
import type { RoleArgs } from "@pulumi/aws/iam/role.js";
import { capabilityBudgets } from "../../iam/capability-budgets.ts";
import { iam } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { iamRoleActionBudget } from "./iam-role-action-budget.ts";

const invoke = { Effect: "Allow", Action: ["sagemaker:InvokeEndpoint"], Resource: "*" };
const text = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const changed = (change: object) => ({ invoke: { policy: text({ ...invoke, ...change }) } });
const message = (came: string, at = "policy.Statement[0].Action[0]", capability = "invoker") =>
  `take away what the capability ${capability} does not need; ${at} is "${came}"`;
const role: Unwrap<RoleArgs> = { assumeRolePolicy: "{}", name: "scorer", tags: { Capability: "invoker" } };
const attachment = (policyArn: string, ...from: string[]) => ({
  type: iam.rolePolicyAttachment,
  props: { role: "scorer", policyArn },
  ...(from.length > 0 && { from: { policyArn: from } }),
});

describeStackRule(iamRoleActionBudget, {
  decidedBy: ["scorer.name", "scorer.tags.Capability"],
  compliant: {
    scorer: { type: iam.role, props: role },
    invoke: {
      type: iam.rolePolicy,
      props: { role: UNKNOWN, policy: text(invoke) },
      from: { role: ["scorer"] },
    },
    other: { type: iam.role, props: { name: "other" } },
    everything: {
      type: iam.rolePolicy,
      props: { role: UNKNOWN, policy: text({ ...invoke, Action: "sagemaker:*" }) },
      from: { role: ["other"] },
    },
  },
  finds: {
    "an action that the capability does not need": {
      change: changed({ Action: ["sagemaker:DeleteEndpoint"] }),
      findings: [{ on: "invoke", message: message("sagemaker:DeleteEndpoint") }],
    },
    "a pattern that takes in more than the capability needs": {
      change: changed({ Action: ["sagemaker:Invoke*", "kms:GenerateDataKeyPair*", "kms:Generate*"] }),
      findings: [
        { on: "invoke", message: message("sagemaker:Invoke*") },
        { on: "invoke", message: message("kms:Generate*", "policy.Statement[0].Action[2]") },
      ],
    },
    "every action but some": {
      change: changed({ Action: undefined, NotAction: "iam:*" }),
      findings: [{ on: "invoke", message: message("iam:*", "policy.Statement[0].NotAction") }],
    },
    "an action that none of several capabilities needs": {
      change: {
        scorer: { "tags.Capability": "invoker + release-trigger" },
        ...changed({ Action: "s3:PutObject" }),
      },
      findings: [
        {
          on: "invoke",
          message: message("s3:PutObject", "policy.Statement[0].Action", "invoker + release-trigger"),
        },
      ],
    },
    "an action in a policy that is attached, or within the role": {
      with: {
        extra: { type: iam.policy, props: { policy: text({ ...invoke, Action: "s3:*" }), arn: UNKNOWN } },
        attachment: attachment(UNKNOWN, "extra"),
      },
      change: { scorer: { inlinePolicies: [{ policy: text({ ...invoke, Action: "ec2:*" }) }] } },
      decidedBy: ["extra.policy", "attachment.role"],
      findings: [
        { on: "extra", message: message("s3:*", "policy.Statement[0].Action") },
        { on: "scorer", message: message("ec2:*", "inlinePolicies[0].policy.Statement[0].Action") },
      ],
    },
    "a policy that AWS manages": {
      with: { attachment: attachment("arn:aws:iam::aws:policy/AWSLambda_FullAccess") },
      decidedBy: ["attachment.role", "attachment.policyArn"],
      findings: [
        {
          on: "attachment",
          message:
            'give the capability invoker what it needs in a policy of your own; policyArn is "arn:aws:iam::aws:policy/AWSLambda_FullAccess"',
        },
      ],
    },
    "a capability that there is not": {
      change: { scorer: { "tags.Capability": "invoker+inventor" } },
      findings: [
        {
          on: "scorer",
          message: `name capabilities that there are (${Object.keys(capabilityBudgets).join(", ")}); tags.Capability is "invoker+inventor"`,
        },
      ],
    },
    "another tag": {
      change: { scorer: { tags: { Purpose: "invoker" } }, ...changed({ Action: "s3:PutObject" }) },
      settings: { tagKey: "Purpose" },
      findings: [{ on: "invoke", message: message("s3:PutObject", "policy.Statement[0].Action") }],
    },
  },
  passes: {
    "an action of the capability in another case": {
      change: changed({ Action: ["SageMaker:invokeendpoint"] }),
    },
    "a role without a capability": {
      change: { scorer: { tags: ABSENT }, ...changed({ Action: ["sagemaker:*"] }) },
    },
    "what is denied": { change: changed({ Effect: "Deny", Action: "*" }) },
    "an action that is known later": {
      change: { invoke: { policy: { Statement: [{ ...invoke, Action: [UNKNOWN] }] } } },
    },
    "capabilities that need all of it": {
      change: {
        scorer: { "tags.Capability": "invoker  endpoint" },
        ...changed({ Action: ["s3:GetObject", "sagemaker:InvokeEndpoint"] }),
      },
    },
  },
});
