import { iam, lambda } from "../../resource/resource-types.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../../testing/index.ts";
import { lambdaNoSecrets, lambdaPermissionScoped, lambdaRoleNotPrivileged, lambdaUrlAuth } from "./access.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { FunctionUrlArgs } from "@pulumi/aws/lambda/functionUrl.js";
import type { PermissionArgs } from "@pulumi/aws/lambda/permission.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("lambda-no-secrets", () => {
  const invoker: Unwrap<FunctionArgs> = {
    role: "arn:aws:iam::111122223333:role/invoker",
    environment: {
      variables: {
        ENDPOINT_NAME: "sentiment",
        DATABASE_SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/database-1a2b3c",
        TOKEN_TABLE: "tokens-2026",
      },
    },
  };
  // Put together here, so that nobody's scanner takes this file for a leak.
  const accessKey = ["AKIA", "IOSFODNN7ABCDEFG"].join("");
  const githubToken = ["ghp", "0123456789abcdefghijABCDEFGHIJ012345"].join("_");
  const message = (name: string, what: string) =>
    "keep the secret in Secrets Manager and give the function its name; " +
    `environment.variables.${name} holds ${what}`;

  describeResourceRule(lambdaNoSecrets, {
    compliant: { type: lambda.function, props: invoker },
    finds: {
      "an access key and a token": {
        change: {
          "environment.variables": { KEY: accessKey, GITHUB: githubToken, ENDPOINT_NAME: "sentiment" },
        },
        messages: [message("GITHUB", "a GitHub token"), message("KEY", "an AWS access key")],
      },
      "a password that only its name tells": {
        change: { "environment.variables": { DATABASE_PASSWORD: "c0rrect-h0rse-battery" } },
        messages: [message("DATABASE_PASSWORD", "a password")],
      },
    },
    passes: {
      "no variables": { change: { environment: ABSENT } },
      "a value that is known later": { change: { "environment.variables.DATABASE_PASSWORD": UNKNOWN } },
    },
  });
});

describe("lambda-permission-scoped", () => {
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
});

describe("lambda-role-not-privileged", () => {
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
  const managed = (name: string) =>
    `give the function a role that does not have ${name}; it has invoker-role`;
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
});

describe("lambda-url-auth", () => {
  const url: Unwrap<FunctionUrlArgs> = {
    functionName: "invoker",
    authorizationType: "AWS_IAM",
    cors: { allowOrigins: ["https://app.example.com"] },
  };

  describeResourceRule(lambdaUrlAuth, {
    compliant: { type: lambda.functionUrl, props: url },
    required: ["authorizationType"],
    finds: {
      "a URL for everybody": {
        change: { authorizationType: "NONE" },
        messages: ['set authorizationType to "AWS_IAM"; authorizationType is "NONE"'],
      },
      "a URL for every website": {
        change: { "cors.allowOrigins": ["https://app.example.com", "*"] },
        messages: ['name the websites that may call the function; cors.allowOrigins[1] is "*"'],
      },
    },
    passes: {
      "no other website": { change: { cors: ABSENT } },
      "websites that are known later": { change: { "cors.allowOrigins": UNKNOWN } },
    },
  });
});
