// Type tokens as @pulumi/aws and @pulumi/awsx register them (a test compares them with the packages). Tokens and not
// classes, because loading the classes would take longer than judging a stack.

/** Providers of AWS resources. */
export const awsProvider = "pulumi:providers:aws";

/** Any CloudFormation type, for what @pulumi/aws has no class of its own. */
export const cloudControlResource = "aws:cloudcontrol/resource:Resource";

/** Networks. */
export const ec2 = {
  vpc: "aws:ec2/vpc:Vpc",
  defaultVpc: "aws:ec2/defaultVpc:DefaultVpc",
  flowLog: "aws:ec2/flowLog:FlowLog",
  /** A component with a `vpc` in it, except where components of other processes cannot be expanded. */
  awsxVpc: "awsx:ec2:Vpc",
} as const;

/** Container images. */
export const ecr = {
  repository: "aws:ecr/repository:Repository",
} as const;

/** Identities and what they may do. */
export const iam = {
  groupPolicy: "aws:iam/groupPolicy:GroupPolicy",
  policy: "aws:iam/policy:Policy",
  role: "aws:iam/role:Role",
  rolePolicy: "aws:iam/rolePolicy:RolePolicy",
  userPolicy: "aws:iam/userPolicy:UserPolicy",
} as const;

/** Keys. */
export const kms = {
  key: "aws:kms/key:Key",
} as const;

/** Buckets. */
export const s3 = {
  bucket: "aws:s3/bucket:Bucket",
  /** The name of `bucket` before version 7. */
  bucketV2: "aws:s3/bucketV2:BucketV2",
  publicAccessBlock: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
} as const;

/** SageMaker: all that take tags. */
export const sagemaker = {
  algorithm: "aws:sagemaker/algorithm:Algorithm",
  app: "aws:sagemaker/app:App",
  appImageConfig: "aws:sagemaker/appImageConfig:AppImageConfig",
  codeRepository: "aws:sagemaker/codeRepository:CodeRepository",
  dataQualityJobDefinition: "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
  deviceFleet: "aws:sagemaker/deviceFleet:DeviceFleet",
  domain: "aws:sagemaker/domain:Domain",
  endpoint: "aws:sagemaker/endpoint:Endpoint",
  endpointConfiguration: "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
  featureGroup: "aws:sagemaker/featureGroup:FeatureGroup",
  flowDefinition: "aws:sagemaker/flowDefinition:FlowDefinition",
  hub: "aws:sagemaker/hub:Hub",
  hubContentReference: "aws:sagemaker/hubContentReference:HubContentReference",
  humanTaskUI: "aws:sagemaker/humanTaskUI:HumanTaskUI",
  hyperParameterTuningJob: "aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob",
  image: "aws:sagemaker/image:Image",
  labelingJob: "aws:sagemaker/labelingJob:LabelingJob",
  mlflowApp: "aws:sagemaker/mlflowApp:MlflowApp",
  mlflowTrackingServer: "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer",
  model: "aws:sagemaker/model:Model",
  modelCard: "aws:sagemaker/modelCard:ModelCard",
  modelPackageGroup: "aws:sagemaker/modelPackageGroup:ModelPackageGroup",
  monitoringSchedule: "aws:sagemaker/monitoringSchedule:MonitoringSchedule",
  notebookInstance: "aws:sagemaker/notebookInstance:NotebookInstance",
  notebookInstanceLifecycleConfiguration:
    "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration",
  pipeline: "aws:sagemaker/pipeline:Pipeline",
  project: "aws:sagemaker/project:Project",
  space: "aws:sagemaker/space:Space",
  studioLifecycleConfig: "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig",
  trainingJob: "aws:sagemaker/trainingJob:TrainingJob",
  userProfile: "aws:sagemaker/userProfile:UserProfile",
  workteam: "aws:sagemaker/workteam:Workteam",
} as const;
