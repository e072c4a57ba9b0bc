import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { Unwrap } from "@pulumi/pulumi";
import { lambda } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { lambdaInVpc } from "./lambda-in-vpc.ts";

const invoker: Unwrap<FunctionArgs> = {
  role: "arn:aws:iam::111122223333:role/invoker",
  vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
};
const message = (came: string) =>
  `set vpcConfig.subnetIds to private subnets; vpcConfig.subnetIds is ${came}`;

describeResourceRule(lambdaInVpc, {
  compliant: { type: lambda.function, props: invoker },
  finds: {
    "a function outside": { change: { vpcConfig: ABSENT }, messages: [message("absent")] },
    "a function with no subnets": {
      change: { "vpcConfig.subnetIds": [] },
      messages: [message("an empty list")],
    },
  },
  passes: {
    "subnets that are known later": { change: { "vpcConfig.subnetIds": [UNKNOWN] } },
    "a configuration that is known later": { change: { vpcConfig: UNKNOWN } },
  },
});
