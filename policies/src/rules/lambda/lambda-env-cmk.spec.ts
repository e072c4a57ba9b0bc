import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { Unwrap } from "@pulumi/pulumi";
import { lambda } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { lambdaEnvCmk } from "./lambda-env-cmk.ts";

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
