import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { Unwrap } from "@pulumi/pulumi";
import { iam, lambda } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { lambdaRoleNotPrivileged } from "./lambda-role-not-privileged.ts";

const invoker: Unwrap<FunctionArgs> = { role: UNKNOWN };
const policyOf = (Action: string | string[], Resource = "*") =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] });
const invoke = policyOf(
  "sagemaker:InvokeEndpoint",
  "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/sentiment",
);
const inline = (policy: string, role = "invoker-role"): StackFixture[string] => ({
  type: iam.rolePolicy,
  props: { role: UNKNOWN, policy },
  from: { role: [role] },
});
const attached = (policyArn: string): StackFixture[string] => ({
  type: iam.rolePolicyAttachment,
  props: { role: UNKNOWN, policyArn },
  from: { role: ["invoker-role"] },
});
const managed = (name: string) => `give the function a role that does not have ${name}; it has invoker-role`;
const escalating = (what: string) =>
  `give the function a role that may not ${what} on any; it has invoker-role`;

describeStackRule(lambdaRoleNotPrivileged, {
  compliant: {
    invoker: { type: lambda.function, props: invoker, from: { role: ["invoker-role"] } },
    "invoker-role": { type: iam.role, props: { name: "invoker" } },
    "invoker-policy": inline(invoke),
    // Roles that no function has are for the rules of IAM.
    "other-role": { type: iam.role, props: { name: "other" } },
    "other-policy": inline(policyOf("iam:PutRolePolicy"), "other-role"),
  },
  finds: {
    "a function that may change what roles may do": {
      change: { "invoker-policy": { policy: policyOf(["iam:PutRolePolicy", "s3:GetObject"]) } },
      findings: [{ on: "invoker", message: escalating("iam:PutRolePolicy (kics:eb64f1e9)") }],
    },
    "a function that gets there with two policies": {
      change: { "invoker-policy": { policy: policyOf("iam:PassRole") } },
      with: { more: inline(policyOf("cloudformation:CreateStack")) },
      decidedBy: ["more.policy"],
      findings: [
        {
          on: "invoker",
          message: escalating("iam:PassRole + cloudformation:CreateStack (kics:be2aa235)"),
        },
      ],
    },
    "an administrator": {
      with: { admin: attached("arn:aws:iam::aws:policy/AdministratorAccess") },
      decidedBy: ["admin.policyArn"],
      findings: [{ on: "invoker", message: managed("AdministratorAccess") }],
    },
    "a policy that the environment does not want": {
      with: { logs: attached("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole") },
      settings: { policies: ["AWSLambdaBasicExecutionRole"] },
      decidedBy: ["logs.policyArn"],
      findings: [{ on: "invoker", message: managed("AWSLambdaBasicExecutionRole") }],
    },
  },
  passes: {
    "a function that may change one role": {
      change: {
        "invoker-policy": {
          policy: policyOf("iam:PutRolePolicy", "arn:aws:iam::111122223333:role/mlops/one"),
        },
      },
    },
    "a policy of AWS that grants little": {
      with: { logs: attached("arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole") },
    },
    "a role of another stack": {
      with: {
        elsewhere: { type: lambda.function, props: { role: "arn:aws:iam::111122223333:role/elsewhere" } },
      },
    },
    "a policy that is known later": { change: { "invoker-policy": { policy: UNKNOWN } } },
  },
});
