export { type BatchTransformArgs } from "./batch-transform/batch-transform-args.ts";
export { batchTransformSettings } from "./batch-transform/batch-transform-settings.ts";
export { BatchTransform } from "./batch-transform/batch-transform.ts";
export { type DataCapture } from "./data-capture.ts";
export { type InferenceComponentArgs } from "./inference-component/inference-component-args.ts";
export { inferenceComponentSettings } from "./inference-component/inference-component-settings.ts";
export { InferenceComponent } from "./inference-component/inference-component.ts";
export { sharedEndpointSettings } from "./inference-component/shared-endpoint-settings.ts";
export {
  type ComponentHost,
  SharedEndpoint,
  type SharedEndpointArgs,
} from "./inference-component/shared-endpoint.ts";
export {
  type HuggingFaceModelArgs,
  type JumpStartModelArgs,
  huggingFaceModel,
  jumpStartModel,
} from "./model/hub-models.ts";
export {
  type ContainerModel,
  type PackagedModel,
  type ServedModel,
  type SingleModel,
} from "./model/served-model.ts";
export { asynchronousEndpointSettings } from "./model-endpoint/asynchronous.ts";
export {
  type AsynchronousEndpointArgs,
  type ModelEndpointArgs,
  type RealTimeEndpointArgs,
  type ServerlessEndpointArgs,
} from "./model-endpoint/endpoint-args.ts";
export { modelEndpointSettings } from "./model-endpoint/endpoint-settings.ts";
export { type BacklogScaling, type InstanceScaling } from "./model-endpoint/instances.ts";
export { ModelEndpoint } from "./model-endpoint/model-endpoint.ts";
export { realTimeEndpointSettings } from "./model-endpoint/real-time.ts";
export { type ServedVersion, servedVersion } from "./model-endpoint/served-version.ts";
export { serverlessEndpointSettings } from "./model-endpoint/serverless.ts";
export {
  type AsynchronousVariant,
  type RealTimeVariant,
  type ShadowVariant,
} from "./model-endpoint/variant.ts";
export { type Rollout } from "./rollout/rollout-settings.ts";
