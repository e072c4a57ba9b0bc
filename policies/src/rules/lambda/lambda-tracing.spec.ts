import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { Unwrap } from "@pulumi/pulumi";
import { lambda } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { lambdaTracing } from "./lambda-tracing.ts";

const invoker: Unwrap<FunctionArgs> = {
  role: "arn:aws:iam::111122223333:role/invoker",
  tracingConfig: { mode: "Active" },
};

describeResourceRule(lambdaTracing, {
  compliant: { type: lambda.function, props: invoker },
  required: ["tracingConfig.mode"],
  finds: {
    "a function without settings": {
      change: { tracingConfig: ABSENT },
      messages: ['set tracingConfig.mode to "Active"; tracingConfig.mode is absent'],
    },
    "a function that only passes traces on": {
      change: { "tracingConfig.mode": "PassThrough" },
      messages: ['set tracingConfig.mode to "Active"; tracingConfig.mode is "PassThrough"'],
    },
  },
  passes: { "settings that are known later": { change: { tracingConfig: UNKNOWN } } },
});
