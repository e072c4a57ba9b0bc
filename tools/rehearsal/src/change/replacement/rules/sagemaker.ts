import { type ReplacementRules, everything, everythingBut } from "../replacement-rule.ts";

/** What replaces resources of SageMaker, in the AWS provider. */
export const sageMakerReplacements: ReplacementRules = {
  "aws:sagemaker/app:App": everything,
  "aws:sagemaker/appImageConfig:AppImageConfig": ["appImageConfigName"],
  "aws:sagemaker/codeRepository:CodeRepository": [
    "codeRepositoryName",
    "gitConfig.repositoryUrl",
    "gitConfig.branch",
  ],
  "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": everything,
  "aws:sagemaker/domain:Domain": [
    "authMode",
    "domainName",
    "kmsKeyId",
    "vpcId",
    "subnetIds",
    "retentionPolicy",
  ],
  // The block as a whole replaces, the names of the alarms in it do not.
  "aws:sagemaker/endpoint:Endpoint": ["name", "deploymentConfig.autoRollbackConfiguration?"],
  "aws:sagemaker/endpointConfiguration:EndpointConfiguration": everything,
  "aws:sagemaker/featureGroup:FeatureGroup": everythingBut(
    "throughputConfig",
    "onlineStoreConfig.ttlDuration",
  ),
  "aws:sagemaker/image:Image": ["imageName"],
  "aws:sagemaker/imageVersion:ImageVersion": ["baseImage", "imageName"],
  "aws:sagemaker/mlflowApp:MlflowApp": ["roleArn"],
  "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer": [
    "trackingServerName",
    "roleArn",
    "mlflowVersion",
  ],
  "aws:sagemaker/model:Model": everything,
  "aws:sagemaker/modelCard:ModelCard": ["modelCardName", "securityConfig"],
  "aws:sagemaker/modelPackageGroup:ModelPackageGroup": [
    "modelPackageGroupName",
    "modelPackageGroupDescription",
  ],
  "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy": ["modelPackageGroupName"],
  "aws:sagemaker/monitoringSchedule:MonitoringSchedule": ["name"],
  "aws:sagemaker/notebookInstance:NotebookInstance": [
    "name",
    "kmsKeyId",
    "subnetId",
    "securityGroups",
    "directInternetAccess",
    "platformIdentifier",
    {
      path: "volumeSize",
      when: (before, after) => typeof before === "number" && typeof after === "number" && after < before,
    },
  ],
  "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration": ["name"],
  "aws:sagemaker/pipeline:Pipeline": ["pipelineName"],
  "aws:sagemaker/space:Space": ["domainId", "spaceName"],
  "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig": everything,
  "aws:sagemaker/userProfile:UserProfile": [
    "domainId",
    "userProfileName",
    "singleSignOnUserIdentifier",
    "singleSignOnUserValue",
  ],
};
