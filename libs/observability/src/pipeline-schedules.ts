import type { Input, Resource } from "@pulumi/pulumi";
import { Schedule } from "@pulumi/aws/scheduler/schedule.js";
import { ScheduleGroup } from "@pulumi/aws/scheduler/scheduleGroup.js";
import { servicePrincipals } from "@mlops/aws";
import type { GuardrailsRef } from "@mlops/contracts";
import type { AwsEnvironment, PolicyStatement, ServiceRole } from "@mlops/core";
import { type ParameterValues, type StartRetries, parameterTexts, retryPolicy } from "./pipeline-starts.ts";
import { canStartPipeline, senderRole } from "./sender-role.ts";

/** A time at which a pipeline starts: checked `scheduleFields`, and what it starts with. */
export interface PipelineSchedule extends StartRetries {
  readonly logicalName: string;
  /** Name of the schedule in its group, 1 to 64 characters. */
  readonly scheduleName: string;
  readonly at: string;
  readonly timezone: string;
  /** @default - it starts at once */
  readonly flexibleMinutes?: number | undefined;
  readonly enabled: boolean;
  readonly parameters: ParameterValues;
}

/** What the schedules of a pipeline have in common. */
export interface ScheduledPipeline {
  /** Physical name of the pipeline, and of the group of its schedules. */
  readonly physicalName: string;
  readonly pipelineArn: Input<string>;
  /** The pipeline's ARN for the role. @default - that of the pipeline, known once it is made */
  readonly plannedArn?: Input<string>;
  /** Keeps what could not be started. */
  readonly queueArn: Input<string>;
  readonly environment: AwsEnvironment;
  readonly guardrails: GuardrailsRef;
}

/**
 * The schedules of a SageMaker pipeline, in a group of their own: metrics of schedules are published by group, and AWS
 * lets roles be limited to groups. One role starts the pipeline for all of them.
 * @param name logical name of the pipeline
 */
export function startAtTimes(
  name: string,
  schedules: readonly PipelineSchedule[],
  pipeline: ScheduledPipeline,
  parent: Resource,
): void {
  if (schedules.length === 0) return;
  const { physicalName, pipelineArn, queueArn } = pipeline;
  const group = new ScheduleGroup(`${name}-schedules`, { name: physicalName }, { parent });
  const role = scheduleRole(`${name}-schedule-role`, pipeline, parent);
  for (const schedule of schedules) {
    new Schedule(
      schedule.logicalName,
      {
        ...times(schedule),
        groupName: group.name,
        target: {
          arn: pipelineArn,
          roleArn: role.arn,
          deadLetterConfig: { arn: queueArn },
          retryPolicy: retryPolicy(schedule),
          sagemakerPipelineParameters: { pipelineParameters: parameterTexts(schedule.parameters) },
        },
      },
      { parent, dependsOn: [role] },
    );
  }
}

function scheduleRole(
  name: string,
  {
    physicalName,
    pipelineArn,
    plannedArn = pipelineArn,
    queueArn,
    environment,
    guardrails,
  }: ScheduledPipeline,
  parent: Resource,
): ServiceRole {
  const statements: PolicyStatement[] = [
    canStartPipeline(plannedArn),
    // EventBridge Scheduler fills queues with the schedule's role, EventBridge with the queue's policy.
    { Sid: "KeepUndelivered", Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [queueArn] },
  ];
  const description = `Starts pipeline ${physicalName}`;
  const service = servicePrincipals.scheduler;
  return senderRole(name, { description, service, environment, guardrails, statements }, parent);
}

function times({ scheduleName, at, timezone, flexibleMinutes, enabled }: PipelineSchedule) {
  return {
    name: scheduleName,
    scheduleExpression: at,
    scheduleExpressionTimezone: timezone,
    state: enabled ? "ENABLED" : "DISABLED",
    flexibleTimeWindow:
      flexibleMinutes === undefined
        ? { mode: "OFF" }
        : { mode: "FLEXIBLE", maximumWindowInMinutes: flexibleMinutes },
  };
}
