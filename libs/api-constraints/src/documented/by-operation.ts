import * as autoscaling from "./autoscaling.ts";
import * as deployment from "./deployment.ts";
import * as endpointConfiguration from "./endpoint-configuration.ts";
import * as featureGroup from "./feature-group.ts";
import * as lambda from "./function.ts";
import type { Limit } from "./limit.ts";
import * as inferenceComponent from "./inference-component.ts";
import * as model from "./model.ts";
import * as monitoring from "./monitoring.ts";
import * as pipeline from "./pipeline.ts";
import * as scheduling from "./scheduling.ts";
import * as tags from "./tags.ts";
import * as training from "./training.ts";
import * as workplaces from "./workplaces.ts";

/** The limits of each operation that only its documentation tells. */
export const limitsByOperation: Readonly<Record<string, readonly Limit[]>> = {
  CreateAlgorithm: [training.waitCoversRuntime],
  CreateApp: [workplaces.ownerOfApp],
  CreateDataQualityJobDefinition: [monitoring.dataQualityInput],
  CreateDomain: [workplaces.idleTimes],
  CreateEndpoint: [
    deployment.oneUpdatePolicy,
    deployment.batchSizeOfRouting,
    deployment.canaryShare,
    deployment.linearShare,
    deployment.rollingShare,
    deployment.timeoutBeyondWaits,
  ],
  CreateEndpointConfig: [
    endpointConfiguration.serverlessOrInstances,
    endpointConfiguration.serverlessMemoryStep,
    endpointConfiguration.provisionedWithinMaximum,
    endpointConfiguration.managedScalingOrder,
    endpointConfiguration.oneShadow,
    endpointConfiguration.shadowsNeedInstances,
    endpointConfiguration.roleForInferenceComponents,
  ],
  CreateFeatureGroup: [
    featureGroup.unreservedFeatureNames,
    featureGroup.identifierIsAFeature,
    featureGroup.eventTimeIsAFeature,
    featureGroup.eventTimeType,
    featureGroup.oneStore,
    featureGroup.throughputUnits,
    featureGroup.provisionedTier,
  ],
  CreateFunction: [
    lambda.lengthOfFunctionName,
    lambda.runtimeOfPackage,
    lambda.timeoutOfFunction,
    lambda.memoryOfFunction,
    lambda.storageOfFunction,
    lambda.layersOfFunction,
    lambda.sizeOfEnvironment,
    tags.numberOfTags,
  ],
  CreateHyperParameterTuningJob: [
    training.jobsOfTuning,
    training.hyperband,
    training.algorithmOfTuning,
    training.waitCoversRuntime,
    training.waitOfSpotTraining,
  ],
  CreateInferenceComponent: [inferenceComponent.oneSpecification, inferenceComponent.memoryRange],
  CreateModel: [model.containersOfModel, model.imageOfContainer, model.executionOfContainers],
  CreateModelBiasJobDefinition: [monitoring.modelBiasInput],
  CreateModelExplainabilityJobDefinition: [monitoring.modelExplainabilityInput],
  CreateModelQualityJobDefinition: [monitoring.modelQualityInput],
  CreateMonitoringSchedule: [
    monitoring.oneMonitoringJob,
    monitoring.monitorSchedule,
    monitoring.windowOfJobNow,
    monitoring.windowOfADay,
    monitoring.runtimeOfHourlyJob,
  ],
  CreateNotebookInstance: [workplaces.notebookWithoutInternet],
  CreateNotebookInstanceLifecycleConfig: [workplaces.notebookScripts],
  CreatePipeline: [pipeline.oneDefinition, pipeline.formOfDefinition],
  CreateSchedule: [scheduling.scheduleOfSchedule, scheduling.lengthOfWindow],
  CreateStudioLifecycleConfig: [workplaces.studioScript],
  CreateTrainingJob: [training.algorithmOfTraining, training.waitCoversRuntime, training.waitOfSpotTraining],
  CreateUserProfile: [workplaces.idleTimes],
  PutRule: [
    scheduling.triggerOfRule,
    scheduling.busOfScheduledRule,
    scheduling.scheduleOfRule,
    scheduling.patternOfRule,
    tags.numberOfTags,
  ],
  PutScalingPolicy: [
    autoscaling.dimensionOfNamespace,
    autoscaling.formOfResourceId,
    autoscaling.configurationOfPolicy,
    autoscaling.metricOfTracking,
    autoscaling.boundsOfSteps,
  ],
  PutScheduledAction: [
    autoscaling.dimensionOfNamespace,
    autoscaling.formOfResourceId,
    autoscaling.scheduledCapacityOrder,
    scheduling.scheduleOfScaling,
  ],
  PutTargets: [scheduling.inputOfTarget],
  RegisterScalableTarget: [
    autoscaling.dimensionOfNamespace,
    autoscaling.formOfResourceId,
    autoscaling.capacityOrder,
    tags.numberOfTags,
  ],
};

/** The limits of `operation` that only its documentation tells. */
export function documentedLimitsOf(operation: string): readonly Limit[] {
  return [...(limitsByOperation[operation] ?? []), tags.reservedTags];
}
