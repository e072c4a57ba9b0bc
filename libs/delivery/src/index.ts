export { pulumiSettings } from "./build/pulumi-settings.ts";
export { DeployPipeline, type DeployPipelineArgs } from "./deploy-pipeline/deploy-pipeline.ts";
export { deployPipelineSettings } from "./deploy-pipeline/deploy-pipeline-settings.ts";
export { DeliveryBus, type DeliveryBusArgs } from "./events/delivery-bus.ts";
export { connectionArnValue } from "./source.ts";
export { deployPipelineName } from "./deploy-pipeline/build-names.ts";
export { EndpointTester, type EndpointTesterArgs } from "./target-roles/endpoint-tester.ts";
