import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { FlowLog } from "@pulumi/aws/ec2/flowLog.js";
import { servicePrincipals } from "@mlops/aws";
import { type AwsEnvironment, type PolicyStatement, ServiceRole } from "@mlops/core";
import type { FlowLogsArgs } from "./network-args.ts";

/** Which VPC's traffic is logged, and how. */
export interface FlowLogsPlan {
  readonly environment: AwsEnvironment;
  readonly vpcId: Input<string>;
  readonly logKeyArn: Input<string>;
  readonly permissionsBoundaryArn: Input<string>;
  readonly choice: FlowLogsArgs;
}

/** All traffic of a VPC, accepted and rejected, in an encrypted log group. */
export class FlowLogs extends ComponentResource {
  constructor(name: string, plan: FlowLogsPlan, opts?: ComponentResourceOptions) {
    super("mlops:network:FlowLogs", name, {}, opts);
    const { environment, permissionsBoundaryArn, vpcId, logKeyArn, choice } = plan;
    const child = { parent: this };

    const logs = new LogGroup(
      `${name}-log`,
      { kmsKeyId: logKeyArn, retentionInDays: choice.retentionInDays ?? 365 },
      child,
    );
    const writer = new ServiceRole(
      `${name}-writer`,
      {
        description: "Writes the flow logs of a VPC",
        services: [servicePrincipals.vpcFlowLogs],
        environment,
        permissionsBoundaryArn,
        statements: [canWriteLogs(logs.arn)],
      },
      child,
    );
    new FlowLog(
      name,
      {
        vpcId,
        trafficType: "ALL",
        logDestinationType: "cloud-watch-logs",
        logDestination: logs.arn,
        iamRoleArn: writer.arn,
        maxAggregationInterval: choice.maxAggregationInterval ?? 600,
        tags: { Name: name },
      },
      child,
    );
    this.registerOutputs({});
  }
}

/** Write to one log group, nothing else. */
function canWriteLogs(logGroupArn: Output<string>): PolicyStatement {
  return {
    Sid: "WriteFlowLogs",
    Effect: "Allow",
    Action: [
      "logs:CreateLogStream",
      "logs:DescribeLogGroups",
      "logs:DescribeLogStreams",
      "logs:PutLogEvents",
    ],
    Resource: [logGroupArn, logGroupArn.apply((arn) => `${arn}:*`)],
  };
}
