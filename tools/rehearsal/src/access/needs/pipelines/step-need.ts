import type { NeededAccess } from "../../need.ts";
import type { ReadResource } from "../../plain-inputs.ts";
import type { PipelineDocument, ReadStep } from "../../pipeline/pipeline-document.ts";

/** What a step takes of the pipeline's role, and for what. */
export interface StepNeed extends Pick<NeededAccess, "actions" | "resources" | "context"> {
  /** Follows the step's name in the reason, as in `hands its role over`. */
  readonly because: string;
}

/** What a step of one kind takes of the pipeline's role. */
export type StepRule = (made: ReadResource, document: PipelineDocument, step: ReadStep) => StepNeed[];

/** ARN of something of SageMaker in the account of a resource. */
export const sageMakerArn = ({ deployed, region, account }: ReadResource, resource: string): string =>
  `arn:${deployed.place?.partition ?? "aws"}:sagemaker:${region}:${account}:${resource}`;
