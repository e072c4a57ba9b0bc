import { lambda, logs } from "../../resource/resource-types.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../../testing/index.ts";
import { lambdaCodeSigning, lambdaDlq, lambdaLogGroup, lambdaMultiAz, lambdaRuntime } from "./operation.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup.js";
import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { FunctionEventInvokeConfigArgs } from "@pulumi/aws/lambda/functionEventInvokeConfig.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("lambda-dlq", () => {
  const failed = "arn:aws:sqs:eu-west-1:111122223333:failed";
  const bare: Unwrap<FunctionArgs> = { name: "other", role: "arn:aws:iam::111122223333:role/invoker" };
  const invoker: Unwrap<FunctionArgs> = { ...bare, name: "invoker", deadLetterConfig: { targetArn: failed } };
  const config: Unwrap<FunctionEventInvokeConfigArgs> = {
    functionName: UNKNOWN,
    destinationConfig: { onFailure: { destination: failed } },
  };
  const destination = (from: string): StackFixture[string] => ({
    type: lambda.eventInvokeConfig,
    props: config,
    from: { functionName: [from] },
  });
  const message = (came: string) =>
    "set deadLetterConfig.targetArn, or an onFailure destination in a FunctionEventInvokeConfig; " +
    `deadLetterConfig.targetArn is ${came}`;

  describeStackRule(lambdaDlq, {
    compliant: {
      invoker: { type: lambda.function, props: invoker },
      other: { type: lambda.function, props: bare },
      "other-failures": destination("other"),
    },
    finds: {
      "a function that keeps nothing": {
        change: { invoker: { deadLetterConfig: ABSENT } },
        findings: [{ on: "invoker", message: message("absent") }],
      },
      "a queue without a name": {
        change: { invoker: { "deadLetterConfig.targetArn": "" } },
        findings: [{ on: "invoker", message: message('""') }],
      },
      "a function with a destination for success only": {
        change: { "other-failures": { destinationConfig: { onSuccess: { destination: failed } } } },
        findings: [{ on: "other", message: message("absent") }],
      },
    },
    passes: {
      "a destination of a function that is named": {
        without: ["other-failures"],
        with: { named: { type: lambda.eventInvokeConfig, props: { ...config, functionName: "other" } } },
      },
      "a destination of a function that is known later": {
        without: ["other-failures"],
        with: { somewhere: { type: lambda.eventInvokeConfig, props: config } },
      },
      "a queue that is known later": { change: { invoker: { deadLetterConfig: UNKNOWN } } },
    },
  });
});

describe("lambda-log-group", () => {
  const role = "arn:aws:iam::111122223333:role/invoker";
  const invoker: Unwrap<FunctionArgs> = { name: "invoker", role };
  const scorer: Unwrap<FunctionArgs> = {
    name: "scorer",
    role,
    loggingConfig: { logFormat: "JSON", logGroup: "calls" },
  };
  const group: Unwrap<LogGroupArgs> = { name: "/aws/lambda/invoker" };
  const message =
    "make a LogGroup named /aws/lambda/<name of the function>, or set loggingConfig.logGroup; " +
    "loggingConfig.logGroup is absent";

  describeStackRule(lambdaLogGroup, {
    compliant: {
      invoker: { type: lambda.function, props: invoker },
      scorer: { type: lambda.function, props: scorer },
      group: { type: logs.group, props: group },
    },
    decidedBy: ["invoker.name", "group.name"],
    finds: {
      "a function without a log group": {
        without: ["group"],
        findings: [{ on: "invoker", message }],
      },
      "a log group of another name": {
        change: { group: { name: "/aws/lambda/scorer" } },
        findings: [{ on: "invoker", message }],
      },
      "a log group for something else, and a function whose name Pulumi makes up": {
        change: { group: { name: "calls" }, invoker: { name: ABSENT } },
        findings: [{ on: "invoker", message }],
      },
      "a log group whose name Pulumi makes up": {
        change: { group: { name: ABSENT } },
        findings: [{ on: "invoker", message }],
      },
      "a log group of another function": {
        with: { group: { type: logs.group, props: { name: UNKNOWN }, from: { name: ["scorer"] } } },
        findings: [{ on: "invoker", message }],
      },
    },
    passes: {
      "a log group that is named after a function whose name is known later": {
        change: { invoker: { name: UNKNOWN } },
        with: { group: { type: logs.group, props: { name: UNKNOWN }, from: { name: ["invoker"] } } },
      },
      "a log group that may have the name that Pulumi makes up": { change: { invoker: { name: ABSENT } } },
      "a log group whose name is known later": { change: { group: { name: UNKNOWN } } },
    },
  });
});

describe("lambda-multi-az", () => {
  const invoker: Unwrap<FunctionArgs> = {
    role: "arn:aws:iam::111122223333:role/invoker",
    vpcConfig: { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] },
  };
  const message = (came: string) =>
    `give vpcConfig subnets in two availability zones or more; vpcConfig.subnetIds is ${came}`;

  describeResourceRule(lambdaMultiAz, {
    compliant: { type: lambda.function, props: invoker },
    finds: {
      "one subnet": { change: { "vpcConfig.subnetIds": ["subnet-1"] }, messages: [message("a list of 1")] },
      "one subnet that is known later": {
        change: { "vpcConfig.subnetIds": [UNKNOWN] },
        messages: [message("a list of 1")],
      },
      "the same subnet twice": {
        change: { "vpcConfig.subnetIds": ["subnet-1", "subnet-1"] },
        messages: [message("a list of 2")],
      },
    },
    passes: {
      "a function outside of any VPC": { change: { vpcConfig: ABSENT } },
      "subnets that are known later": { change: { "vpcConfig.subnetIds": UNKNOWN } },
    },
  });
});

describe("lambda-runtime", () => {
  const invoker: Unwrap<FunctionArgs> = {
    role: "arn:aws:iam::111122223333:role/invoker",
    runtime: "nodejs24.x",
  };
  const message = (runtime: string) => `choose a runtime that AWS supports; runtime is "${runtime}"`;

  describeResourceRule(lambdaRuntime, {
    compliant: { type: lambda.function, props: invoker },
    finds: {
      "a runtime that is gone": { change: { runtime: "nodejs18.x" }, messages: [message("nodejs18.x")] },
      "a runtime that the environment does not want": {
        settings: { deprecated: ["nodejs24.x"] },
        decidedBy: ["runtime"],
        messages: [message("nodejs24.x")],
      },
    },
    passes: {
      "Python 3.14": { change: { runtime: "python3.14" } },
      "a container image": { change: { runtime: ABSENT, packageType: "Image" } },
      "a runtime that is known later": { change: { runtime: UNKNOWN } },
    },
  });
});

describe("lambda-code-signing", () => {
  const invoker: Unwrap<FunctionArgs> = {
    role: "arn:aws:iam::111122223333:role/invoker",
    codeSigningConfigArn: "arn:aws:lambda:eu-west-1:111122223333:code-signing-config:csc-1",
  };

  describeResourceRule(lambdaCodeSigning, {
    compliant: { type: lambda.function, props: invoker },
    required: ["codeSigningConfigArn"],
    finds: {
      "a package that nobody has signed": {
        change: { codeSigningConfigArn: ABSENT, packageType: "Zip" },
        messages: ["set codeSigningConfigArn; codeSigningConfigArn is absent"],
      },
    },
    passes: {
      "a container image": { change: { codeSigningConfigArn: ABSENT, packageType: "Image" } },
      "a kind of package that is known later": {
        change: { codeSigningConfigArn: ABSENT, packageType: UNKNOWN },
      },
    },
  });
});
