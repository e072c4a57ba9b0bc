export { pulumiSettings } from "./build/pulumi-settings.ts";
export { DeployPipeline, type DeployPipelineArgs } from "./deploy-pipeline/deploy-pipeline.ts";
export { deployPipelineSettings } from "./deploy-pipeline/deploy-pipeline-settings.ts";
export { DeliveryBus, type DeliveryBusArgs } from "./events/delivery-bus.ts";
export { connectionArnValue } from "./source.ts";
export {
  type DeployStage,
  deployPipelineName,
  deployerRoleName,
  trainPipelineName,
} from "./build/build-names.ts";
export { preparationSettings, type PreparationSources } from "./target-roles/data-preparation.ts";
export { EndpointTester, type EndpointTesterArgs } from "./target-roles/endpoint-tester.ts";
export { TrainPipeline, type TrainPipelineArgs } from "./train-pipeline/train-pipeline.ts";
export { trainPipelineSettings } from "./train-pipeline/train-pipeline-settings.ts";
export { TrainingStarter, type TrainingStarterArgs } from "./target-roles/training-starter.ts";
