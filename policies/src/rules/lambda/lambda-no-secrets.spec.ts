import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { Unwrap } from "@pulumi/pulumi";
import { lambda } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { lambdaNoSecrets } from "./lambda-no-secrets.ts";

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
