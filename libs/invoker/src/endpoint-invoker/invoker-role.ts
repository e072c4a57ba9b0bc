import { type Input, type Output, output } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";

/** Write to one log group that exists, nothing else. */
export function canLog(logGroupArn: Output<string>): PolicyStatement {
  return {
    Sid: "WriteLogs",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: [logGroupArn.apply((arn) => `${arn}:*`)],
  };
}

/** Put requests into one queue. */
export function canSend(queueArn: Input<string>): PolicyStatement {
  return {
    Sid: "SendDeadLetters",
    Effect: "Allow",
    Action: ["sqs:SendMessage"],
    Resource: [output(queueArn)],
  };
}

/** Traces have no resources of their own. */
export const canTrace: PolicyStatement = {
  Sid: "WriteTraces",
  Effect: "Allow",
  Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
  Resource: ["*"],
};

/** Lambda puts its network interfaces into the VPC with the function's role, and tries that before there are any. */
export const canUseVpc: PolicyStatement = {
  Sid: "UseVpc",
  Effect: "Allow",
  Action: [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
  ],
  Resource: ["*"],
};
