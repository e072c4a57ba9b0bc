import { nameLengths } from "@mlops/aws";
import type { AlarmTopicRef } from "@mlops/contracts";
import { type AwsEnvironment, physicalName } from "@mlops/core";
import type { EventDelivery, UndeliveredArgs } from "@mlops/observability";

/** A pipeline that somebody is told of. */
interface Watched {
  /** Logical name. */
  readonly name: string;
  readonly physicalName: string;
  readonly environment: AwsEnvironment;
  /** The pipeline's ARN, known before it is made. */
  readonly plannedArn: string;
  readonly alarmTopic: AlarmTopicRef;
}

/**
 * The pattern of the events of executions that failed.
 * @param pipelineArn as the service writes it: names in ARNs are in lower case
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export function failurePattern(pipelineArn: string) {
  return {
    source: ["aws.sagemaker"],
    "detail-type": ["SageMaker Model Building Pipeline Execution Status Change"],
    detail: { pipelineArn: [pipelineArn], currentPipelineExecutionStatus: ["Failed"] },
  };
}

/** Tells the topic which execution failed; the alarm says whether the pipeline is failing. */
export function failureNotices(watched: Watched): EventDelivery {
  const { name, environment, plannedArn, alarmTopic } = watched;
  return {
    ruleName: `${name}-failures`,
    rule: {
      name: physicalName({ environment, parts: [name, "failures"], maxLength: nameLengths.eventRule }),
      description: `Executions of pipeline ${watched.physicalName} that failed`,
      eventPattern: JSON.stringify(failurePattern(plannedArn)),
    },
    targets: { [`${name}-failures-target`]: { arn: alarmTopic.topicArn } },
  };
}

/** The queue of starts and notices that could not be delivered, and its alarm. */
export function undelivered({ name, physicalName: physical, alarmTopic }: Watched): UndeliveredArgs {
  const queueName = `${physical}-undelivered`;
  const description = `${physical}: starts or notices could not be delivered, and are in a queue`;
  return {
    logicalName: `${name}-undelivered`,
    queueName,
    alarm: { name: queueName, description, topic: alarmTopic },
  };
}
