export {
  type BatchInput,
  type BatchOutput,
  type BatchSchedule,
  type BatchTransformArgs,
} from "./batch-transform/batch-transform-args.ts";
export { batchTransformProblems } from "./batch-transform/batch-transform-problems.ts";
export { BatchTransform } from "./batch-transform/batch-transform.ts";
export { type DataCapture, capturePrefix } from "./data-capture.ts";
export {
  type InferenceComponentArgs,
  type Reservation,
} from "./inference-component/inference-component-args.ts";
export { InferenceComponent, inferenceComponentProblems } from "./inference-component/inference-component.ts";
export {
  type ComponentHost,
  SharedEndpoint,
  type SharedEndpointArgs,
  sharedEndpointProblems,
} from "./inference-component/shared-endpoint.ts";
export {
  type HuggingFaceModelArgs,
  type JumpStartModelArgs,
  huggingFaceModel,
  jumpStartModel,
} from "./model/hub-models.ts";
export {
  type Container,
  type ContainerModel,
  type DirectModel,
  type ModelFiles,
  type ModelSource,
  type MultiModel,
  type PackagedModel,
  type SerialModel,
  type ServedModel,
  type SingleModel,
  type Variables,
} from "./model/served-model.ts";
export {
  type AsynchronousEndpointArgs,
  type ModelEndpointArgs,
  type RealTimeEndpointArgs,
  type ServerlessEndpointArgs,
} from "./model-endpoint/endpoint-args.ts";
export {
  type BacklogScaling,
  type InstanceScaling,
  type Instances,
  type StartsWith,
} from "./model-endpoint/instance-scaling.ts";
export { modelEndpointProblems } from "./model-endpoint/model-endpoint-problems.ts";
export { ModelEndpoint } from "./model-endpoint/model-endpoint.ts";
export { type FleetPart, type Rollout } from "./model-endpoint/rollout.ts";
export {
  type ConcurrencyScaling,
  type Serverless,
  type ServerlessMemory,
} from "./model-endpoint/serverless.ts";
export {
  type AsynchronousVariant,
  type InstanceVariant,
  type RealTimeVariant,
  type ShadowVariant,
} from "./model-endpoint/variant.ts";
export { type CapacityLimits, type ScheduledLimits } from "./scaling/capacity-limits.ts";
export { type RequestScaling, type RequestTarget } from "./scaling/request-target.ts";
