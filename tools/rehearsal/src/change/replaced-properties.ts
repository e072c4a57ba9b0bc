import { outputRules } from "../world/rules/index.ts";

/** Inputs whose change replaces a resource: these, or all but these. */
export type Replacing = readonly string[] | { readonly allBut: readonly string[] };

const tags = ["tags", "tagsAll"];
const everything: Replacing = { allBut: tags };
const everythingAlways: Replacing = { allBut: [] };
const scaling = ["name", "resourceId", "scalableDimension", "serviceNamespace"];
const ofBucket = ["bucket"];

/**
 * What replaces a resource, by type, as the AWS provider does it. Types that are not here are replaced by a change of
 * their name.
 */
const replacing: Readonly<Record<string, Replacing>> = {
  "aws:apigatewayv2/api:Api": ["protocolType"],
  "aws:apigatewayv2/integration:Integration": ["apiId", "integrationType"],
  "aws:apigatewayv2/route:Route": ["apiId"],
  "aws:apigatewayv2/stage:Stage": ["apiId", "name"],
  "aws:appautoscaling/policy:Policy": scaling,
  "aws:appautoscaling/target:Target": scaling,
  "aws:athena/namedQuery:NamedQuery": everythingAlways,
  "aws:athena/preparedStatement:PreparedStatement": ["name", "workgroup"],
  "aws:cloudcontrol/resource:Resource": ["typeName"],
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": ["alarmName"],
  "aws:cloudwatch/dashboard:Dashboard": ["dashboardName"],
  "aws:cloudwatch/eventRule:EventRule": ["name", "namePrefix", "eventBusName"],
  "aws:cloudwatch/eventTarget:EventTarget": ["rule", "targetId", "eventBusName"],
  "aws:cloudwatch/logGroup:LogGroup": ["name", "namePrefix", "logGroupClass"],
  "aws:codeartifact/domain:Domain": ["domain", "encryptionKey"],
  "aws:codeartifact/repository:Repository": ["domain", "repository"],
  "aws:ec2/flowLog:FlowLog": everything,
  "aws:ec2/securityGroup:SecurityGroup": ["name", "namePrefix", "description", "vpcId"],
  "aws:ec2/subnet:Subnet": ["vpcId", "cidrBlock", "availabilityZone"],
  "aws:ec2/vpc:Vpc": ["cidrBlock"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["vpcId", "serviceName", "vpcEndpointType"],
  "aws:ecr/repository:Repository": ["name", "encryptionConfigurations"],
  "aws:efs/fileSystem:FileSystem": [
    "encrypted",
    "kmsKeyId",
    "performanceMode",
    "availabilityZoneName",
    "creationToken",
  ],
  "aws:iam/policy:Policy": ["name", "namePrefix", "path", "description"],
  "aws:iam/role:Role": ["name", "namePrefix", "path"],
  "aws:iam/rolePolicy:RolePolicy": ["name", "namePrefix", "role"],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": everythingAlways,
  "aws:kms/alias:Alias": ["name", "namePrefix"],
  "aws:kms/key:Key": ["customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId"],
  "aws:lambda/alias:Alias": ["name", "functionName"],
  "aws:lambda/function:Function": ["name", "packageType"],
  "aws:lambda/functionUrl:FunctionUrl": ["functionName", "qualifier"],
  "aws:lambda/permission:Permission": everythingAlways,
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": ["functionName", "qualifier"],
  "aws:s3/bucket:Bucket": ["bucket", "bucketPrefix", "objectLockEnabled"],
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ofBucket,
  "aws:s3/bucketLogging:BucketLogging": ofBucket,
  "aws:s3/bucketNotification:BucketNotification": ofBucket,
  "aws:s3/bucketObjectv2:BucketObjectv2": ["bucket", "key"],
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ofBucket,
  "aws:s3/bucketPolicy:BucketPolicy": ofBucket,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ofBucket,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ofBucket,
  "aws:s3/bucketVersioning:BucketVersioning": ofBucket,
  "aws:sagemaker/app:App": everything,
  "aws:sagemaker/appImageConfig:AppImageConfig": ["appImageConfigName"],
  "aws:sagemaker/codeRepository:CodeRepository": ["codeRepositoryName", "gitConfig"],
  "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": everything,
  "aws:sagemaker/domain:Domain": [
    "authMode",
    "domainName",
    "kmsKeyId",
    "vpcId",
    "subnetIds",
    "retentionPolicy",
  ],
  "aws:sagemaker/endpoint:Endpoint": ["name"],
  "aws:sagemaker/endpointConfiguration:EndpointConfiguration": everything,
  "aws:sagemaker/featureGroup:FeatureGroup": { allBut: [...tags, "throughputConfig", "onlineStoreConfig"] },
  "aws:sagemaker/image:Image": ["imageName"],
  "aws:sagemaker/imageVersion:ImageVersion": ["baseImage", "imageName"],
  "aws:sagemaker/mlflowApp:MlflowApp": ["name", "roleArn"],
  "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer": [
    "trackingServerName",
    "roleArn",
    "mlflowVersion",
  ],
  "aws:sagemaker/model:Model": everything,
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
  ],
  "aws:sagemaker/pipeline:Pipeline": ["pipelineName"],
  "aws:sagemaker/space:Space": ["domainId", "spaceName"],
  "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig": everything,
  "aws:sagemaker/userProfile:UserProfile": [
    "domainId",
    "userProfileName",
    "singleSignOnUserIdentifier",
    "singleSignOnUserValue",
  ],
  "aws:scheduler/schedule:Schedule": ["name", "namePrefix", "groupName"],
  "aws:sns/topic:Topic": ["name", "namePrefix", "fifoTopic"],
  "aws:sns/topicSubscription:TopicSubscription": ["topic", "protocol", "endpoint"],
  "aws:sqs/queue:Queue": ["name", "namePrefix", "fifoQueue"],
  "aws:sqs/queuePolicy:QueuePolicy": ["queueUrl"],
  "aws:ssm/parameter:Parameter": ["name"],
};

/** Whether a change of an input replaces a resource of this type. */
export function replaces(type: string, property: string): boolean {
  const rule = replacing[type];
  if (rule === undefined) return property === outputRules[type]?.named;
  return "allBut" in rule ? !rule.allBut.includes(property) : rule.includes(property);
}
