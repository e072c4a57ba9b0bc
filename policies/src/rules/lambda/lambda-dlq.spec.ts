import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { FunctionEventInvokeConfigArgs } from "@pulumi/aws/lambda/functionEventInvokeConfig.js";
import type { Unwrap } from "@pulumi/pulumi";
import { lambda } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { lambdaDlq } from "./lambda-dlq.ts";

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
