import type { Output } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";
import type { Contract, Reference } from "./contract.ts";

/** A SageMaker pipeline. */
export interface PipelineRef extends Reference {
  /** Name that executions are started by, 1 to 256 characters. */
  readonly pipelineName: Output<string>;
  readonly pipelineArn: Output<string>;
}

/** How an app exports its {@link PipelineRef}: output `pipeline`. */
export const pipelineContract: Contract<PipelineRef> = {
  name: "pipeline",
  fields: { pipelineName: "String", pipelineArn: "String" },
};

/** The right to start executions of one pipeline. What its steps need is the pipeline's own right. */
export const canStartPipeline = (pipeline: Pick<PipelineRef, "pipelineArn">): PolicyStatement => ({
  Sid: "StartPipeline",
  Effect: "Allow",
  Action: ["sagemaker:StartPipelineExecution"],
  Resource: [pipeline.pipelineArn],
});
