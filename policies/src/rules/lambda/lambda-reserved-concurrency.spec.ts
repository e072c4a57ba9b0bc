import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { Unwrap } from "@pulumi/pulumi";
import { lambda } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { lambdaReservedConcurrency } from "./lambda-reserved-concurrency.ts";

const invoker: Unwrap<FunctionArgs> = {
  role: "arn:aws:iam::111122223333:role/invoker",
  reservedConcurrentExecutions: 10,
};
const message = (came: string) => `set reservedConcurrentExecutions; reservedConcurrentExecutions is ${came}`;

describeResourceRule(lambdaReservedConcurrency, {
  compliant: { type: lambda.function, props: invoker },
  finds: {
    "a function without a limit": {
      change: { reservedConcurrentExecutions: ABSENT },
      messages: [message("absent")],
    },
    "no limit, as the provider writes it": {
      change: { reservedConcurrentExecutions: -1 },
      messages: [message("-1")],
    },
  },
  passes: {
    "a function that is switched off": { change: { reservedConcurrentExecutions: 0 } },
    "a limit that is known later": { change: { reservedConcurrentExecutions: UNKNOWN } },
  },
});
