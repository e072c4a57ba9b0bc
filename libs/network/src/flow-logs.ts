import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { FlowLog } from "@pulumi/aws/ec2/flowLog.js";
import { arnIn, logWriteActions, servicePrincipals } from "@mlops/aws";
import { z } from "zod";
import { type AwsEnvironment, type PolicyStatement, ServiceRole, retentionDaysValue } from "@mlops/core";

/** Logs of a VPC's traffic. */
export const flowLogsSettings = z.strictObject({
  retentionInDays: retentionDaysValue()
    .default(365)
    .describe(
      "How long they are kept: a number of days that CloudWatch Logs takes, such as 90, 365 or 3653.",
    ),
  // EC2 API reference, CreateFlowLogs, MaxAggregationInterval.
  maxAggregationInterval: z
    .literal([60, 600], { error: "expected 60 or 600" })
    .default(600)
    .describe("Longest time over which a flow is aggregated into one record, in seconds: 60 or 600."),
});

/** Checked settings of flow logs. */
export type FlowLogsSettings = z.output<typeof flowLogsSettings>;

/** Arguments of {@link FlowLogs}. */
export interface FlowLogsArgs extends FlowLogsSettings {
  readonly environment: AwsEnvironment;
  readonly vpcId: Input<string>;
  readonly logKeyArn: Input<string>;
  readonly permissionsBoundaryArn: Input<string>;
}

/** All traffic of a VPC, accepted and rejected, in an encrypted log group. */
export class FlowLogs extends ComponentResource {
  constructor(name: string, args: FlowLogsArgs, opts?: ComponentResourceOptions) {
    super("mlops:network:FlowLogs", name, {}, opts);
    const { environment, permissionsBoundaryArn, vpcId, logKeyArn, retentionInDays } = args;
    const child = { parent: this };

    const logs = new LogGroup(`${name}-log`, { kmsKeyId: logKeyArn, retentionInDays }, child);
    const writer = new ServiceRole(
      `${name}-writer`,
      {
        description: "Writes the flow logs of a VPC",
        services: [servicePrincipals.vpcFlowLogs],
        environment,
        permissionsBoundaryArn,
        statements: [canWriteLogs(logs.arn), canFindLogGroups(environment)],
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
        maxAggregationInterval: args.maxAggregationInterval,
        tags: { Name: name },
      },
      // The role's rights are a resource of their own: without them the first records are lost.
      { parent: this, dependsOn: writer },
    );
    this.registerOutputs({});
  }
}

/** Write to one log group, nothing else. */
function canWriteLogs(logGroupArn: Output<string>): PolicyStatement {
  return {
    Sid: "WriteFlowLogs",
    Effect: "Allow",
    Action: [...logWriteActions],
    Resource: [logGroupArn, logGroupArn.apply((arn) => `${arn}:*`)],
  };
}

/** CloudWatch Logs allows this for all log groups or for none: the ARN of one has no effect. */
function canFindLogGroups(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "FindLogGroups",
    Effect: "Allow",
    Action: ["logs:DescribeLogGroups"],
    Resource: [arnIn(environment, "logs", "log-group:*")],
  };
}
