import { lambda } from "../../resource/resource-types.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../../testing/index.ts";
import { lambdaCodeSigning, lambdaDlq, lambdaEnvCmk, lambdaMultiAz, lambdaRuntime } from "./operation.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
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

describe("lambda-env-cmk", () => {
  const invoker: Unwrap<FunctionArgs> = {
    role: "arn:aws:iam::111122223333:role/invoker",
    kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    environment: { variables: { ENDPOINT_NAME: "sentiment" } },
  };

  describeResourceRule(lambdaEnvCmk, {
    compliant: { type: lambda.function, props: invoker },
    required: ["kmsKeyArn"],
    finds: {
      "the key that AWS manages for Lambda": {
        change: { kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:alias/aws/lambda" },
        messages: [
          "set kmsKeyArn to a customer-managed key; " +
            'kmsKeyArn is "arn:aws:kms:eu-west-1:111122223333:alias/aws/lambda"',
        ],
      },
      "a variable that is known later": {
        change: { kmsKeyArn: ABSENT, "environment.variables.ENDPOINT_NAME": UNKNOWN },
        messages: ["set kmsKeyArn to a customer-managed key; kmsKeyArn is absent"],
      },
    },
    passes: {
      "a key that is created with the function": { change: { kmsKeyArn: UNKNOWN } },
      "a function without variables": { change: { kmsKeyArn: ABSENT, environment: ABSENT } },
      "an environment without variables": { change: { kmsKeyArn: ABSENT, "environment.variables": {} } },
      "variables that are known later": { change: { kmsKeyArn: ABSENT, environment: UNKNOWN } },
    },
    decidedBy: ["environment"],
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
