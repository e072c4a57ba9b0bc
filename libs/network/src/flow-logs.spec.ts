import { awsEnvironment } from "@mlops/core";
import { UNKNOWN, pretendCloud } from "@mlops/testing";
import type { z } from "zod";
import { FlowLogs, flowLogsSettings } from "./flow-logs.ts";

const logKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/logs";
const permissionsBoundaryArn = "arn:aws:iam::111122223333:policy/mlops/boundary";
const build = (settings: z.input<typeof flowLogsSettings>) =>
  pretendCloud(() => {
    const environment = awsEnvironment({
      app: "platform",
      name: "prod",
      account: "111122223333",
      region: "eu-west-1",
    });
    const references = { environment, vpcId: "vpc-0a1b", logKeyArn, permissionsBoundaryArn };
    new FlowLogs("flow-logs", { ...references, ...flowLogsSettings.parse(settings) });
  });

describe("flow logs", () => {
  test("hold all traffic for a year, encrypted, by default", async () => {
    const cloud = await build({});
    expect(cloud.census()).toEqual([
      "FlowLog flow-logs",
      "FlowLogs flow-logs",
      "LogGroup flow-logs-log",
      "Role flow-logs-writer",
      "RolePolicy flow-logs-writer-policy",
      "ServiceRole flow-logs-writer",
    ]);
    expect(cloud.inputs("flow-logs", "FlowLog")).toEqual({
      vpcId: "vpc-0a1b",
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: UNKNOWN,
      iamRoleArn: UNKNOWN,
      maxAggregationInterval: 600,
      tags: { Name: "flow-logs" },
    });
    expect(cloud.inputs("flow-logs-log")).toEqual({ kmsKeyId: logKeyArn, retentionInDays: 365 });
    const { propertyDependencies } = cloud.resource("flow-logs", "FlowLog");
    expect(propertyDependencies.logDestination).toEqual([cloud.resource("flow-logs-log").urn]);
    expect(propertyDependencies.iamRoleArn).toEqual([cloud.resource("flow-logs-writer", "Role").urn]);
  });

  test("can be kept longer and aggregated over a minute", async () => {
    const cloud = await build({ retentionInDays: 3653, maxAggregationInterval: 60 });
    expect(cloud.inputs("flow-logs-log").retentionInDays).toBe(3653);
    expect(cloud.inputs("flow-logs", "FlowLog").maxAggregationInterval).toBe(60);
  });

  test("are written by a bounded role that only this account's flow logs may use", async () => {
    const cloud = await build({});
    expect(cloud.inputs("flow-logs-writer", "Role")).toEqual({
      name: "mlops-platform-prod-flow-logs-writer-40d6cc6e",
      path: "/mlops/",
      description: "Writes the flow logs of a VPC",
      permissionsBoundary: permissionsBoundaryArn,
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: ["vpc-flow-logs.amazonaws.com"] },
            Action: ["sts:AssumeRole"],
            Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
          },
        ],
      },
    });
  });

  test("are written to their own log group and nowhere else", async () => {
    const cloud = await build({});
    const policy = cloud.resource("flow-logs-writer-policy");
    expect(policy.inputs.policy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteFlowLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: [UNKNOWN, UNKNOWN],
        },
        {
          Sid: "FindLogGroups",
          Effect: "Allow",
          Action: ["logs:DescribeLogGroups"],
          Resource: ["arn:aws:logs:eu-west-1:111122223333:log-group:*"],
        },
      ],
    });
    expect(policy.propertyDependencies.policy).toEqual([cloud.resource("flow-logs-log").urn]);
  });
});
