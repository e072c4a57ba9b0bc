import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { Unwrap } from "@pulumi/pulumi";
import { lambda } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { lambdaRuntime } from "./lambda-runtime.ts";

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
