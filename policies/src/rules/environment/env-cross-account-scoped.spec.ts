import { ecr, kms, s3, sagemakerUntagged } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envCrossAccountScoped } from "./env-cross-account-scoped.ts";

const root = (account: string) => `arn:aws:iam::${account}:root`;
const statement = (change: object) => ({
  Effect: "Allow",
  Principal: { AWS: [root("222233334444")] },
  Action: ["s3:GetObject"],
  Resource: "*",
  ...change,
});
const policy = (...statements: object[]) => ({ policy: JSON.stringify({ Statement: statements }) });
const letIn = (principal: unknown, Condition?: object) =>
  policy(statement({ Principal: principal, Condition }));
const provider = { props: { allowedAccountIds: '["111122223333"]' } };
const settings = { accounts: ["222233334444"] };
/** Which account is the own one decides as well. */
const resource = { provider };
const message = (at: string, came: string) =>
  `name only accounts that the environment trusts; policy.Statement[0].${at} is "${came}"`;

describeResourceRule(envCrossAccountScoped, {
  compliant: { type: s3.bucketPolicy, props: letIn({ AWS: root("111122223333") }), provider },
  finds: {
    everybody: { change: letIn("*"), messages: [message("Principal", "*")] },
    "everybody of AWS": { change: letIn({ AWS: "*" }), messages: [message("Principal.AWS", "*")] },
    "an account that the environment does not know": {
      resource,
      change: letIn({ AWS: [root("222233334444"), "999988887777"] }),
      settings,
      messages: [message("Principal.AWS[1]", "999988887777")],
    },
    "a role of such an account": {
      resource,
      change: letIn({ AWS: "arn:aws:iam::999988887777:role/train" }),
      settings,
      messages: [message("Principal.AWS", "arn:aws:iam::999988887777:role/train")],
    },
    "somebody whose account nobody can tell": {
      change: letIn({ CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" }),
      messages: [
        message(
          "Principal.CanonicalUser",
          "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
        ),
      ],
    },
    "all but some": {
      change: policy(statement({ Principal: undefined, NotPrincipal: { AWS: root("999988887777") } })),
      messages: [message("NotPrincipal.AWS", root("999988887777"))],
    },
    "everybody of an account that the environment does not know": {
      resource,
      change: letIn("*", { StringEquals: { "aws:PrincipalAccount": ["222233334444", "999988887777"] } }),
      settings,
      messages: [message("Condition.StringEquals.aws:PrincipalAccount[1]", "999988887777")],
    },
    "everybody but an account": {
      change: letIn("*", { StringNotEquals: { "aws:PrincipalAccount": "999988887777" } }),
      messages: [message("Principal", "*")],
    },
    "everybody in a network, which says nothing of accounts": {
      change: letIn("*", { StringEquals: { "aws:SourceVpce": "vpce-1" } }),
      messages: [message("Principal", "*")],
    },
  },
  passes: {
    "accounts that the environment trusts": {
      change: letIn({ AWS: [root("222233334444"), "arn:aws-cn:iam::222233334444:role/train"] }),
      settings,
    },
    "everybody of accounts that the environment trusts": {
      change: letIn("*", { StringEquals: { "kms:CallerAccount": "222233334444" } }),
      settings,
    },
    "everybody of such accounts, but for some, under further conditions": {
      change: letIn("*", {
        StringEquals: { "aws:PrincipalAccount": "222233334444", "aws:PrincipalTag/team": "nlp" },
        StringNotEquals: { "aws:SourceAccount": "999988887777" },
      }),
      settings,
    },
    "somebody who is known later, limited to an account": {
      change: {
        policy: {
          Statement: [
            statement({
              Principal: { AWS: UNKNOWN },
              Condition: { StringEquals: { "aws:PrincipalAccount": "999988887777" } },
            }),
          ],
        },
      },
    },
    "services, and identities from outside AWS": {
      change: letIn({ Service: "logging.s3.amazonaws.com", Federated: "cognito-identity.amazonaws.com" }),
    },
    "a denial for everybody": { change: policy(statement({ Effect: "Deny", Principal: "*" })) },
    "an account that may be the own one": {
      change: letIn({ AWS: root("999988887777") }),
      resource: { provider: { props: { allowedAccountIds: UNKNOWN } } },
    },
    "a policy that is known later": { change: { policy: UNKNOWN } },
    "accounts that are known later": {
      change: { policy: { Statement: [statement({ Principal: { AWS: UNKNOWN } })] } },
    },
    "a condition that is known later": {
      change: { policy: { Statement: [statement({ Principal: "*", Condition: UNKNOWN })] } },
    },
  },
});

describe.each([
  { type: ecr.repositoryPolicy, property: "policy" },
  { type: kms.key, property: "policy" },
  { type: kms.keyPolicy, property: "policy" },
  { type: s3.bucket, property: "policy" },
  { type: s3.bucketV2, property: "policy" },
  { type: sagemakerUntagged.modelPackageGroupPolicy, property: "resourcePolicy" },
])("$type", ({ type, property }) => {
  describeResourceRule(envCrossAccountScoped, {
    compliant: { type, props: { [property]: letIn({ AWS: "111122223333" }).policy }, provider },
    finds: {
      "another account": {
        resource,
        change: { [property]: letIn({ AWS: "999988887777" }).policy },
        messages: [
          `name only accounts that the environment trusts; ${property}.Statement[0].Principal.AWS is "999988887777"`,
        ],
      },
    },
  });
});
