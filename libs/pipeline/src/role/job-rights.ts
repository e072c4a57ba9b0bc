import { type MakingStepType, type PipelineStepResource, pipelineStepResources } from "@mlops/aws";
import type { StepType } from "@mlops/pipeline-definition";

/** What the service calls for a step that makes one thing of SageMaker. */
interface MadeThing extends PipelineStepResource {
  /** Id of the statement. */
  readonly sid: string;
}

/** Ids of the statements by which pipelines make what their steps are about. */
const sids: Readonly<Record<MakingStepType, string>> = {
  AutoML: "RunAutoMLJobs",
  ClarifyCheck: "RunProcessingJobs",
  Endpoint: "MakeEndpoints",
  EndpointConfig: "MakeEndpointConfigs",
  InferenceComponent: "MakeInferenceComponents",
  Model: "MakeModels",
  Processing: "RunProcessingJobs",
  QualityCheck: "RunProcessingJobs",
  Training: "RunTrainingJobs",
  Transform: "RunTransformJobs",
  Tuning: "RunTuningJobs",
};

/** What a step makes, and needs to; nothing for one that makes no single thing. Every one may tag what it makes. */
export function madeThing(type: StepType): MadeThing | undefined {
  return isMaking(type) ? { sid: sids[type], ...pipelineStepResources[type] } : undefined;
}

function isMaking(type: StepType): type is MakingStepType {
  return Object.hasOwn(pipelineStepResources, type);
}
