export { type AlarmTopicRef, alarmTopicContract } from "./alarm-topic.ts";
export { type AsynchronousFolder, asynchronousPrefix } from "./asynchronous-prefix.ts";
export { type Contract, type Reference, instanceOf, outputName } from "./contract.ts";
export { deployRoleArn, deployRoleName, previewRoleArn, previewRoleName } from "./deploy-role.ts";
export {
  type EndpointRef,
  type EndpointServing,
  type RequestStorage,
  type RequestTarget,
  capturePrefix,
  canInvoke,
  canInvokeAsync,
  canSubmit,
  endpointContract,
} from "./endpoint.ts";
export {
  type FeatureGroupRef,
  canDeleteRecords,
  canPutRecords,
  canReadRecords,
  featureGroupContract,
} from "./feature-group.ts";
export {
  type FeatureStoreRef,
  canQueryFeatures,
  canReadGovernedData,
  featureStoreContract,
  featureStoreFolders,
} from "./feature-store.ts";
export { type GuardrailsRef, guardrailsContract } from "./guardrails.ts";
export { type KeysRef, canAttachEncryptedVolumes, canUseDataKey, keysContract } from "./keys.ts";
export {
  type MlEnvironmentRef,
  canReadBucket,
  canWriteBucket,
  mlEnvironmentContract,
} from "./ml-environment.ts";
export { type NetworkRef, networkContract } from "./network.ts";
export { type PackageMirrorRef, canInstallPackages, packageMirrorContract } from "./package-mirror.ts";
export { type PipelineRef, canStartPipeline, pipelineContract } from "./pipeline.ts";
export { type PlatformRef, readPlatform, withoutPlatform } from "./platform.ts";
export { Publication } from "./publication.ts";
export { readContract } from "./read-contract.ts";
export { modelRegistrySettings, readRegistry } from "./registry-choice.ts";
export {
  type RegistryRef,
  baselinesFolder,
  canApproveVersions,
  canDeployVersions,
  canRegisterVersions,
  registryContract,
  unapprovedStatuses,
  versionArn,
  withoutApproval,
} from "./registry.ts";
export { canReadSettings, settingPath, settingsRoot } from "./settings.ts";
export { type StudioRef, studioContract } from "./studio.ts";
