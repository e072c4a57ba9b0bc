import type { Input, Output, Resource } from "@pulumi/pulumi";
import { DeadLetterQueue, pipelineFailedAlarm, startAtTimes, usualRetries } from "@mlops/observability";
import type { NamedBatch } from "./batch-transform-args.ts";
import type { TransformParameter } from "./transform-pipeline.ts";

/**
 * The schedule of a batch, with alarms of runs that failed or could not be started.
 * @param pipelineArn the pipeline that it starts
 * @param parameters what it passes to each run
 */
export function batchSchedule(
  { name, physicalName, batch }: NamedBatch,
  pipelineArn: Output<string>,
  parameters: Readonly<Record<TransformParameter, Input<string>>>,
  parent: Resource,
): void {
  const { environment, guardrails, alarmTopic, schedule } = batch;
  const queueName = `${physicalName}-undelivered`;
  const description = `${physicalName}: a run could not be started, and is in a queue`;
  const { queueArn } = new DeadLetterQueue(
    `${name}-undelivered`,
    { queueName, alarm: { name: queueName, description, topic: alarmTopic } },
    { parent },
  );
  const start = {
    ...schedule,
    ...usualRetries,
    logicalName: `${name}-schedule`,
    scheduleName: physicalName,
    parameters,
  };
  startAtTimes(name, [start], { physicalName, pipelineArn, queueArn, environment, guardrails }, parent);
  pipelineFailedAlarm(name, physicalName, alarmTopic, parent);
}
