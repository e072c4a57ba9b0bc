import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { Unwrap } from "@pulumi/pulumi";
import { lambda } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { lambdaCodeSigning } from "./lambda-code-signing.ts";

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
