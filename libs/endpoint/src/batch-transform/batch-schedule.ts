import type { Input, Output, Resource } from "@pulumi/pulumi";
import { Schedule } from "@pulumi/aws/scheduler/schedule.js";
import { ScheduleGroup } from "@pulumi/aws/scheduler/scheduleGroup.js";
import { servicePrincipals } from "@mlops/aws";
import { ServiceRole } from "@mlops/core";
import type { NamedBatch } from "./batch-transform-args.ts";
import type { TransformParameter } from "./transform-pipeline.ts";

/**
 * The schedule of a batch, in a group of its own: metrics of schedules are published by group.
 * @param pipelineArn the pipeline that it starts
 * @param parameters what it passes to each run
 * @returns name of the group
 */
export function batchSchedule(
  named: NamedBatch,
  pipelineArn: Output<string>,
  parameters: Readonly<Record<TransformParameter, Input<string>>>,
  parent: Resource,
): Output<string> {
  const { name, physicalName, batch } = named;
  const { at, timezone, flexibleMinutes, enabled } = batch.schedule;
  const group = new ScheduleGroup(`${name}-schedules`, { name: physicalName }, { parent });
  const role = scheduleRole(named, pipelineArn, parent);
  new Schedule(
    `${name}-schedule`,
    {
      name: physicalName,
      groupName: group.name,
      scheduleExpression: at,
      scheduleExpressionTimezone: timezone,
      state: enabled ? "ENABLED" : "DISABLED",
      flexibleTimeWindow:
        flexibleMinutes === undefined
          ? { mode: "OFF" }
          : { mode: "FLEXIBLE", maximumWindowInMinutes: flexibleMinutes },
      target: {
        arn: pipelineArn,
        roleArn: role.arn,
        retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3_600 },
        sagemakerPipelineParameters: {
          pipelineParameters: Object.entries(parameters).map(([key, value]) => ({ name: key, value })),
        },
      },
    },
    { parent, dependsOn: [role] },
  );
  return group.name;
}

/** The role that EventBridge Scheduler starts the pipeline with. */
function scheduleRole(
  { name, batch: { environment, guardrails } }: NamedBatch,
  pipelineArn: Output<string>,
  parent: Resource,
): ServiceRole {
  return new ServiceRole(
    `${name}-schedule-role`,
    {
      description: `Starts the pipeline of batch ${name}`,
      services: [servicePrincipals.scheduler],
      environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      statements: [
        {
          Sid: "StartPipeline",
          Effect: "Allow",
          Action: ["sagemaker:StartPipelineExecution"],
          Resource: [pipelineArn],
        },
      ],
    },
    { parent },
  );
}
