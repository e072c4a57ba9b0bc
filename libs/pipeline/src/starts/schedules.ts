import { Schedule } from "@pulumi/aws/scheduler/schedule.js";
import { ScheduleGroup } from "@pulumi/aws/scheduler/scheduleGroup.js";
import { servicePrincipals } from "@mlops/aws";
import { toSeconds } from "@mlops/core";
import { parameterTexts } from "./parameter-values.ts";
import { type Starter, startRole } from "./starter.ts";
import type { CheckedSchedule } from "./start-settings.ts";

/**
 * The schedules of a pipeline, in a group of their own: metrics of schedules are published by group, and AWS lets roles
 * be limited to groups. One role starts the pipeline for all of them.
 */
export function startAtTimes(schedules: Readonly<Record<string, CheckedSchedule>>, starter: Starter): void {
  const { name, physicalName, pipelineArn, queueArn, parent } = starter;
  if (Object.keys(schedules).length === 0) return;
  const group = new ScheduleGroup(`${name}-schedules`, { name: physicalName }, { parent });
  // EventBridge Scheduler fills queues with the schedule's role, EventBridge with the queue's policy.
  const role = startRole(`${name}-schedule-role`, servicePrincipals.scheduler, starter, {
    Sid: "KeepUndelivered",
    Effect: "Allow",
    Action: ["sqs:SendMessage"],
    Resource: [queueArn],
  });
  for (const [key, schedule] of Object.entries(schedules)) {
    const { at, timezone, flexibleMinutes, retries, retryFor, enabled, parameters } = schedule;
    new Schedule(
      `${name}-${key}-schedule`,
      {
        name: key,
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
          deadLetterConfig: { arn: queueArn },
          retryPolicy: { maximumRetryAttempts: retries, maximumEventAgeInSeconds: toSeconds(retryFor) },
          sagemakerPipelineParameters: { pipelineParameters: parameterTexts(parameters) },
        },
      },
      { parent, dependsOn: [role] },
    );
  }
}
