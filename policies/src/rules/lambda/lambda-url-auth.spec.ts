import type { FunctionUrlArgs } from "@pulumi/aws/lambda/functionUrl.js";
import type { Unwrap } from "@pulumi/pulumi";
import { lambda } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { lambdaUrlAuth } from "./lambda-url-auth.ts";

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
