import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import type { AlarmTopicRef } from "@mlops/contracts";
import type { AwsEnvironment } from "@mlops/core";
import { watchedRule } from "./watched-rule.ts";

/** Arguments of {@link PipelineNotices}. */
interface PipelineNoticesArgs {
  readonly environment: AwsEnvironment;
  /** Physical name of the pipeline. */
  readonly pipelineName: string;
  /** Stages whose success is told of. */
  readonly stages: readonly string[];
  readonly alarmTopic: AlarmTopicRef;
}

/**
 * The events that somebody is told of: an execution failed, an approval waits, a stage is done.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html
 */
export function noticePattern(pipelineName: string, stages: readonly string[]) {
  const of = (what: string, detail: object) => ({
    "detail-type": [`CodePipeline ${what} Execution State Change`],
    detail: { pipeline: [pipelineName], ...detail },
  });
  return {
    source: ["aws.codepipeline"],
    $or: [
      of("Pipeline", { state: ["FAILED"] }),
      of("Action", { state: ["STARTED"], type: { category: ["Approval"] } }),
      of("Stage", { state: ["SUCCEEDED"], stage: stages }),
    ],
  };
}

/** Tells the alarm topic of what becomes of a pipeline's executions. The topic gets the event itself, as chats show no others. */
export class PipelineNotices extends ComponentResource {
  constructor(name: string, args: PipelineNoticesArgs, opts?: ComponentResourceOptions) {
    super("mlops:delivery:PipelineNotices", name, {}, opts);
    const { environment, pipelineName, stages, alarmTopic } = args;
    watchedRule(
      name,
      {
        environment,
        description: `What becomes of ${pipelineName}`,
        eventPattern: noticePattern(pipelineName, stages),
        target: { arn: alarmTopic.topicArn },
        alarm: `${pipelineName}: notices could not be delivered, and are in a queue`,
        alarmTopic,
      },
      this,
    );
    this.registerOutputs({});
  }
}
