// Type tokens as @pulumi/aws and @pulumi/awsx register them (a test compares them with the packages). Tokens and not
// classes, because loading the classes would take longer than judging a stack.

/** Providers of AWS resources. */
export const awsProvider = "pulumi:providers:aws";

export { cloudControlResource } from "@mlops/api-constraints";

/** Application Auto Scaling. */
export const appAutoscaling = {
  policy: "aws:appautoscaling/policy:Policy",
  target: "aws:appautoscaling/target:Target",
} as const;

/** Budgets. */
export const budgets = {
  budget: "aws:budgets/budget:Budget",
} as const;

/** EventBridge Scheduler. */
export const scheduler = {
  schedule: "aws:scheduler/schedule:Schedule",
} as const;

/** Alarms. */
export const cloudwatch = {
  compositeAlarm: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
  eventRule: "aws:cloudwatch/eventRule:EventRule",
  metricAlarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
} as const;

/** APIs for HTTP and WebSocket. */
export const apigateway = {
  integration: "aws:apigatewayv2/integration:Integration",
  route: "aws:apigatewayv2/route:Route",
  stage: "aws:apigatewayv2/stage:Stage",
} as const;

/** Delivery pipelines. */
export const codepipeline = {
  pipeline: "aws:codepipeline/pipeline:Pipeline",
} as const;

/** Networks. */
export const ec2 = {
  encryptionByDefault: "aws:ebs/encryptionByDefault:EncryptionByDefault",
  snapshotBlockPublicAccess: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
  defaultNetworkAcl: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
  defaultSecurityGroup: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  defaultSubnet: "aws:ec2/defaultSubnet:DefaultSubnet",
  instance: "aws:ec2/instance:Instance",
  launchConfiguration: "aws:ec2/launchConfiguration:LaunchConfiguration",
  launchTemplate: "aws:ec2/launchTemplate:LaunchTemplate",
  networkAcl: "aws:ec2/networkAcl:NetworkAcl",
  networkAclRule: "aws:ec2/networkAclRule:NetworkAclRule",
  securityGroup: "aws:ec2/securityGroup:SecurityGroup",
  securityGroupEgressRule: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  securityGroupIngressRule: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  securityGroupRule: "aws:ec2/securityGroupRule:SecurityGroupRule",
  spotInstanceRequest: "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
  volume: "aws:ebs/volume:Volume",
  vpcEndpointPolicy: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
  vpc: "aws:ec2/vpc:Vpc",
  defaultVpc: "aws:ec2/defaultVpc:DefaultVpc",
  vpcEndpointService: "aws:ec2/vpcEndpointService:VpcEndpointService",
  flowLog: "aws:ec2/flowLog:FlowLog",
  subnet: "aws:ec2/subnet:Subnet",
  vpcEndpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
  /** A component with a `vpc` in it, except where components of other processes cannot be expanded. */
  awsxVpc: "awsx:ec2:Vpc",
} as const;

/** Container images. */
export const ecr = {
  /** A component with a `repository` in it, except where components of other processes cannot be expanded. */
  awsxRepository: "awsx:ecr:Repository",
  lifecyclePolicy: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
  registryPolicy: "aws:ecr/registryPolicy:RegistryPolicy",
  repositoryCreationTemplate: "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
  repository: "aws:ecr/repository:Repository",
  repositoryPolicy: "aws:ecr/repositoryPolicy:RepositoryPolicy",
} as const;

/** Identities and what they may do. */
export const iam = {
  group: "aws:iam/group:Group",
  groupPolicy: "aws:iam/groupPolicy:GroupPolicy",
  policy: "aws:iam/policy:Policy",
  policyAttachment: "aws:iam/policyAttachment:PolicyAttachment",
  role: "aws:iam/role:Role",
  rolePolicy: "aws:iam/rolePolicy:RolePolicy",
  rolePolicyAttachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  rolePolicyAttachmentsExclusive: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
  userPolicy: "aws:iam/userPolicy:UserPolicy",
  accessKey: "aws:iam/accessKey:AccessKey",
  groupPolicyAttachment: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  groupPolicyAttachmentsExclusive: "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
  openIdConnectProvider: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  serviceSpecificCredential: "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
  user: "aws:iam/user:User",
  userPolicyAttachment: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  userPolicyAttachmentsExclusive: "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
  userPoliciesExclusive: "aws:iam/userPoliciesExclusive:UserPoliciesExclusive",
} as const;

/** Keys. */
export const kms = {
  key: "aws:kms/key:Key",
  keyPolicy: "aws:kms/keyPolicy:KeyPolicy",
  externalKey: "aws:kms/externalKey:ExternalKey",
  replicaExternalKey: "aws:kms/replicaExternalKey:ReplicaExternalKey",
  replicaKey: "aws:kms/replicaKey:ReplicaKey",
} as const;

/** Functions. */
export const lambda = {
  eventInvokeConfig: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  functionUrl: "aws:lambda/functionUrl:FunctionUrl",
  permission: "aws:lambda/permission:Permission",
  function: "aws:lambda/function:Function",
} as const;

/** Buckets. */
export const s3 = {
  bucket: "aws:s3/bucket:Bucket",
  bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
  /** The name of `bucket` before version 7. */
  bucketV2: "aws:s3/bucketV2:BucketV2",
  accessPoint: "aws:s3/accessPoint:AccessPoint",
  accountPublicAccessBlock: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  multiRegionAccessPoint: "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint",
  publicAccessBlock: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  acl: "aws:s3/bucketAcl:BucketAcl",
  aclV2: "aws:s3/bucketAclV2:BucketAclV2",
  encryption: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  encryptionV2: "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
  lifecycle: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  lifecycleV2: "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
  logging: "aws:s3/bucketLogging:BucketLogging",
  loggingV2: "aws:s3/bucketLoggingV2:BucketLoggingV2",
  notification: "aws:s3/bucketNotification:BucketNotification",
  object: "aws:s3/bucketObjectv2:BucketObjectv2",
  objectCopy: "aws:s3/objectCopy:ObjectCopy",
  objectLock: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  objectLockV2: "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
  objectV1: "aws:s3/bucketObject:BucketObject",
  ownershipControls: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  replication: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  cors: "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
  corsV2: "aws:s3/bucketCorsConfigurationV2:BucketCorsConfigurationV2",
  website: "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
  websiteV2: "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2",
  versioning: "aws:s3/bucketVersioning:BucketVersioning",
  versioningV2: "aws:s3/bucketVersioningV2:BucketVersioningV2",
} as const;

/** Queries over files. */
export const athena = {
  database: "aws:athena/database:Database",
  workgroup: "aws:athena/workgroup:Workgroup",
} as const;

/** Package repositories. */
export const codeartifact = {
  domain: "aws:codeartifact/domain:Domain",
} as const;

/** Builds. */
export const codebuild = {
  project: "aws:codebuild/project:Project",
} as const;

/** Tables. */
export const dynamodb = {
  table: "aws:dynamodb/table:Table",
} as const;

/** File systems. */
export const efs = {
  accessPoint: "aws:efs/accessPoint:AccessPoint",
  fileSystem: "aws:efs/fileSystem:FileSystem",
} as const;

/** Events and where they go. */
export const events = {
  bus: "aws:cloudwatch/eventBus:EventBus",
  busPolicy: "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
  permission: "aws:cloudwatch/eventPermission:EventPermission",
  schedule: "aws:scheduler/schedule:Schedule",
  target: "aws:cloudwatch/eventTarget:EventTarget",
} as const;

/** Data catalogue and jobs. */
export const glue = {
  crawler: "aws:glue/crawler:Crawler",
  dataCatalogEncryptionSettings: "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings",
  devEndpoint: "aws:glue/devEndpoint:DevEndpoint",
  job: "aws:glue/job:Job",
  securityConfiguration: "aws:glue/securityConfiguration:SecurityConfiguration",
} as const;

/** Logs. */
export const logs = {
  group: "aws:cloudwatch/logGroup:LogGroup",
} as const;

/** Secrets. */
export const secretsmanager = {
  rotation: "aws:secretsmanager/secretRotation:SecretRotation",
  secret: "aws:secretsmanager/secret:Secret",
} as const;

/** State machines. */
export const sfn = {
  stateMachine: "aws:sfn/stateMachine:StateMachine",
} as const;

/** Topics. */
export const sns = {
  topic: "aws:sns/topic:Topic",
  subscription: "aws:sns/topicSubscription:TopicSubscription",
  topicPolicy: "aws:sns/topicPolicy:TopicPolicy",
} as const;

/** Queues. */
export const sqs = {
  queue: "aws:sqs/queue:Queue",
  queuePolicy: "aws:sqs/queuePolicy:QueuePolicy",
  redriveAllowPolicy: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
  redrivePolicy: "aws:sqs/redrivePolicy:RedrivePolicy",
} as const;

/** Parameters. */
export const ssm = {
  parameter: "aws:ssm/parameter:Parameter",
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

/** SageMaker: what takes no tags. */
export const sagemakerUntagged = {
  modelPackageGroupPolicy: "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy",
} as const;

/** Identities of IAM Identity Center. */
export const ssoadmin = {
  managedPolicyAttachment: "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
  permissionSetInlinePolicy: "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
} as const;
