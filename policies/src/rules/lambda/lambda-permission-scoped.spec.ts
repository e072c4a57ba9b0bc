import type { PermissionArgs } from "@pulumi/aws/lambda/permission.js";
import type { Unwrap } from "@pulumi/pulumi";
import { lambda } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { lambdaPermissionScoped } from "./lambda-permission-scoped.ts";

const permission: Unwrap<PermissionArgs> = {
  action: "lambda:InvokeFunction",
  function: "invoker",
  principal: "events.amazonaws.com",
  sourceArn: "arn:aws:events:eu-west-1:111122223333:rule/daily",
};
const name = "name the principal, or limit it with sourceArn, sourceAccount or principalOrgId";

describeResourceRule(lambdaPermissionScoped, {
  compliant: { type: lambda.permission, props: permission },
  finds: {
    "a service on anybody's behalf": {
      change: { sourceArn: ABSENT },
      decidedBy: ["principal"],
      messages: [
        'set sourceArn to an ARN with an account, or sourceAccount; principal is "events.amazonaws.com"',
      ],
    },
    "a service of another partition on anybody's behalf": {
      change: { principal: "events.amazonaws.com.cn", sourceArn: "" },
      messages: [
        'set sourceArn to an ARN with an account, or sourceAccount; principal is "events.amazonaws.com.cn"',
      ],
    },
    "a service on behalf of any account": {
      change: { sourceArn: "arn:aws:events:*:*:rule/daily" },
      decidedBy: ["principal"],
      messages: [
        'set sourceArn to an ARN with an account, or sourceAccount; principal is "events.amazonaws.com"',
      ],
    },
    "every action": {
      change: { action: "lambda:*" },
      messages: [
        'set action to the one that is needed, such as "lambda:InvokeFunction"; action is "lambda:*"',
      ],
    },
    "everybody, from any source": {
      change: { principal: "*", sourceArn: "*" },
      messages: [`${name}; principal is "*"`],
    },
    "everybody, from any bucket": {
      change: { principal: "*", sourceArn: "arn:aws:s3:::*" },
      messages: [`${name}; principal is "*"`],
    },
    "everybody, from a bucket that may come to be another account's": {
      change: { principal: "*", sourceArn: "arn:aws:s3:::data" },
      messages: [`${name}; principal is "*"`],
    },
    "everybody in any organisation": {
      change: { principal: "*", sourceArn: ABSENT, principalOrgId: "*" },
      messages: [`${name}; principal is "*"`],
    },
    everybody: {
      change: { principal: "*", sourceArn: ABSENT },
      messages: [`${name}; principal is "*"`],
    },
    "a bucket of which only the name is known": {
      change: { principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::data" },
      messages: [
        'set sourceAccount as well: the ARN of a bucket names no account; principal is "s3.amazonaws.com"',
      ],
    },
  },
  passes: {
    "any service on behalf of one rule of an account": { change: { principal: "*" } },
    "a service on behalf of an account": { change: { sourceArn: ABSENT, sourceAccount: "111122223333" } },
    "a bucket of an account": {
      change: {
        principal: "s3.amazonaws.com",
        sourceArn: "arn:aws:s3:::data",
        sourceAccount: "111122223333",
      },
    },
    "an account": { change: { principal: "111122223333", sourceArn: ABSENT } },
    "a role": { change: { principal: "arn:aws:iam::111122223333:role/caller", sourceArn: ABSENT } },
    "everybody in an organisation": {
      change: { principal: "*", sourceArn: ABSENT, principalOrgId: "o-a1b2c3d4e5" },
    },
    "a principal that is known later": { change: { principal: UNKNOWN, sourceArn: ABSENT } },
    "a source that is known later": { change: { sourceArn: UNKNOWN } },
  },
});
