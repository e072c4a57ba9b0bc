import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { Unwrap } from "@pulumi/pulumi";
import { lambda } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { lambdaMultiAz } from "./lambda-multi-az.ts";

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
