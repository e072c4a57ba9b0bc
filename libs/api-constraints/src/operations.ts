import type { Service } from "./api-model.ts";

/** An operation of a service. */
export interface Operation {
  readonly service: Service;
  readonly name: string;
}

/** The operations that create resources of the provider's SageMaker module. */
const sagemaker: Readonly<Record<string, string>> = {
  "aws:sagemaker/algorithm:Algorithm": "CreateAlgorithm",
  "aws:sagemaker/app:App": "CreateApp",
  "aws:sagemaker/appImageConfig:AppImageConfig": "CreateAppImageConfig",
  "aws:sagemaker/codeRepository:CodeRepository": "CreateCodeRepository",
  "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": "CreateDataQualityJobDefinition",
  "aws:sagemaker/device:Device": "RegisterDevices",
  "aws:sagemaker/deviceFleet:DeviceFleet": "CreateDeviceFleet",
  "aws:sagemaker/domain:Domain": "CreateDomain",
  "aws:sagemaker/endpoint:Endpoint": "CreateEndpoint",
  "aws:sagemaker/endpointConfiguration:EndpointConfiguration": "CreateEndpointConfig",
  "aws:sagemaker/featureGroup:FeatureGroup": "CreateFeatureGroup",
  "aws:sagemaker/flowDefinition:FlowDefinition": "CreateFlowDefinition",
  "aws:sagemaker/hub:Hub": "CreateHub",
  "aws:sagemaker/hubContentReference:HubContentReference": "CreateHubContentReference",
  "aws:sagemaker/humanTaskUI:HumanTaskUI": "CreateHumanTaskUi",
  "aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob": "CreateHyperParameterTuningJob",
  "aws:sagemaker/image:Image": "CreateImage",
  "aws:sagemaker/imageVersion:ImageVersion": "CreateImageVersion",
  "aws:sagemaker/labelingJob:LabelingJob": "CreateLabelingJob",
  "aws:sagemaker/mlflowApp:MlflowApp": "CreateMlflowApp",
  "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer": "CreateMlflowTrackingServer",
  "aws:sagemaker/model:Model": "CreateModel",
  "aws:sagemaker/modelCard:ModelCard": "CreateModelCard",
  "aws:sagemaker/modelCardExportJob:ModelCardExportJob": "CreateModelCardExportJob",
  "aws:sagemaker/modelPackageGroup:ModelPackageGroup": "CreateModelPackageGroup",
  "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy": "PutModelPackageGroupPolicy",
  "aws:sagemaker/monitoringSchedule:MonitoringSchedule": "CreateMonitoringSchedule",
  "aws:sagemaker/notebookInstance:NotebookInstance": "CreateNotebookInstance",
  "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration":
    "CreateNotebookInstanceLifecycleConfig",
  "aws:sagemaker/pipeline:Pipeline": "CreatePipeline",
  "aws:sagemaker/project:Project": "CreateProject",
  "aws:sagemaker/servicecatalogPortfolioStatus:ServicecatalogPortfolioStatus":
    "EnableSagemakerServicecatalogPortfolio",
  "aws:sagemaker/space:Space": "CreateSpace",
  "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig": "CreateStudioLifecycleConfig",
  "aws:sagemaker/trainingJob:TrainingJob": "CreateTrainingJob",
  "aws:sagemaker/userProfile:UserProfile": "CreateUserProfile",
  "aws:sagemaker/workforce:Workforce": "CreateWorkforce",
  "aws:sagemaker/workteam:Workteam": "CreateWorkteam",
};

/** The operations that create what the platform puts around SageMaker. */
const around: Readonly<Record<Exclude<Service, "sagemaker">, Readonly<Record<string, string>>>> = {
  "application-autoscaling": {
    "aws:appautoscaling/policy:Policy": "PutScalingPolicy",
    "aws:appautoscaling/scheduledAction:ScheduledAction": "PutScheduledAction",
    "aws:appautoscaling/target:Target": "RegisterScalableTarget",
  },
  events: {
    "aws:cloudwatch/eventRule:EventRule": "PutRule",
    "aws:cloudwatch/eventTarget:EventTarget": "PutTargets",
  },
  lambda: {
    "aws:lambda/alias:Alias": "CreateAlias",
    "aws:lambda/function:Function": "CreateFunction",
    "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": "PutProvisionedConcurrencyConfig",
  },
  scheduler: {
    "aws:scheduler/schedule:Schedule": "CreateSchedule",
    "aws:scheduler/scheduleGroup:ScheduleGroup": "CreateScheduleGroup",
  },
};

/** The operation that creates a resource of the provider, by type token. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ...operationsOf("sagemaker", sagemaker),
  ...operationsOf("application-autoscaling", around["application-autoscaling"]),
  ...operationsOf("events", around.events),
  ...operationsOf("lambda", around.lambda),
  ...operationsOf("scheduler", around.scheduler),
]);

function operationsOf(service: Service, names: Readonly<Record<string, string>>): [string, Operation][] {
  return Object.entries(names).map(([token, name]) => [token, { service, name }]);
}
