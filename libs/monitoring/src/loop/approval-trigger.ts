import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { assertValid, crossAccountProblems } from "@mlops/core";
import { approvalPattern } from "./loop-events.ts";
import { type EventPipeline, type StartReferences, startPipelines } from "./started-pipeline.ts";

/** Arguments of an {@link ApprovalTrigger}. */
export interface ApprovalTriggerArgs extends StartReferences {
  /** Name of the model package group whose versions are approved. */
  readonly group: string;
  /** What deploys an approved version. It finds the version itself: the newest that is approved. */
  readonly pipeline: EventPipeline;
}

/** Starts the pipeline that deploys when a version of a model is approved. It belongs into the registry's account. */
export class ApprovalTrigger extends ComponentResource {
  constructor(name: string, args: ApprovalTriggerArgs, opts?: ComponentResourceOptions) {
    super("mlops:monitoring:ApprovalTrigger", name, {}, opts);
    const { environment, guardrails, alarmTopic, group, pipeline } = args;
    assertValid(this, name, crossAccountProblems(environment, { guardrails, alarmTopic }));
    const description = `A version of ${group} is approved`;
    const start = { key: "approved", description, eventPattern: approvalPattern(group), pipeline };
    startPipelines(name, [start], args, this);
    this.registerOutputs({});
  }
}
