/**
 * What @pulumi/aws calls properties of CloudFormation, by type, where that is not the same name in lower camel case;
 * empty where it has none.
 */
export const spellings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aws:apigatewayv2/stage:Stage": { StageName: "name" },
  "aws:appautoscaling/policy:Policy": { PolicyName: "name", ScalingTargetId: "" },
  "aws:athena/preparedStatement:PreparedStatement": { StatementName: "name", WorkGroup: "workgroup" },
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": { SlackWorkspaceId: "slackTeamId" },
  "aws:cloudwatch/logGroup:LogGroup": { LogGroupName: "name" },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { AlarmName: "name" },
  "aws:codeartifact/domain:Domain": { DomainName: "domain" },
  "aws:codeartifact/repository:Repository": { DomainName: "domain", RepositoryName: "repository" },
  "aws:ec2/instance:Instance": {
    ElasticGpuSpecifications: "",
    ElasticInferenceAccelerators: "",
    ImageId: "ami",
    LicenseSpecifications: "",
    PlacementGroupName: "placementGroup",
    PrivateIpAddress: "privateIp",
  },
  "aws:ec2/keyPair:KeyPair": { KeyFormat: "", KeyType: "", PublicKeyMaterial: "publicKey" },
  "aws:ec2/natGateway:NatGateway": { PrivateIpAddress: "privateIp" },
  "aws:ec2/securityGroup:SecurityGroup": { GroupDescription: "description", GroupName: "name" },
  "aws:ec2/subnet:Subnet": { IPv4NetmaskLength: "", Ipv6IpamPoolId: "", Ipv6NetmaskLength: "" },
  "aws:ec2/vpc:Vpc": { VpcEncryptionControl: "" },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { DnsOptions: "dnsOptions" },
  "aws:ecr/repository:Repository": {
    EncryptionConfiguration: "encryptionConfigurations",
    RepositoryName: "name",
  },
  "aws:glue/catalogDatabase:CatalogDatabase": { DatabaseName: "name" },
  "aws:iam/instanceProfile:InstanceProfile": { InstanceProfileName: "name" },
  "aws:iam/policy:Policy": { ManagedPolicyName: "name" },
  "aws:iam/role:Role": { RoleName: "name" },
  "aws:iam/rolePolicy:RolePolicy": { PolicyName: "name", RoleName: "role" },
  "aws:kms/alias:Alias": { AliasName: "name" },
  "aws:lakeformation/resource:Resource": { ResourceArn: "arn" },
  "aws:lambda/function:Function": { FunctionName: "name" },
  "aws:lambda/functionUrl:FunctionUrl": { TargetFunctionArn: "functionName" },
  "aws:s3/bucket:Bucket": { BucketName: "bucket", BucketNamePrefix: "bucketPrefix", BucketNamespace: "" },
  "aws:sagemaker/endpoint:Endpoint": { EndpointName: "name" },
  "aws:sagemaker/monitoringSchedule:MonitoringSchedule": { MonitoringScheduleName: "name" },
  "aws:sagemaker/notebookInstance:NotebookInstance": {
    NotebookInstanceName: "name",
    SecurityGroupIds: "securityGroups",
  },
  "aws:sns/topic:Topic": { TopicName: "name" },
  "aws:sns/topicSubscription:TopicSubscription": { TopicArn: "topic" },
  "aws:sqs/queue:Queue": { QueueName: "name" },
};

const UNUSED = "no program here sets it, and the rule of the type leaves it out";
const CREATED_ANEW = "CloudFormation updates it in place; the provider has no call that does";
const CONDITIONAL =
  "CloudFormation calls it conditionally create-only, which the table of create-only ones lacks";

/** Where the provider's facts and CloudFormation's differ, and why that is so. */
export const knownDisagreements: Readonly<Record<string, string>> = {
  "aws:apigatewayv2/integration:Integration only the provider: integrationSubtype": CREATED_ANEW,
  "aws:apigatewayv2/integration:Integration only the provider: integrationType": CREATED_ANEW,
  "aws:cloudwatch/eventBus:EventBus only the provider: eventSourceName": CREATED_ANEW,
  "aws:cloudwatch/eventRule:EventRule only the provider: eventBusName": CONDITIONAL,
  "aws:cloudwatch/logGroup:LogGroup only the provider: logGroupClass": CREATED_ANEW,
  "aws:ec2/instance:Instance only CloudFormation: cpuOptions": UNUSED,
  "aws:ec2/instance:Instance only CloudFormation: enclaveOptions": UNUSED,
  "aws:ec2/instance:Instance only CloudFormation: hibernationOptions": UNUSED,
  "aws:ec2/instance:Instance only CloudFormation: hostResourceGroupArn": UNUSED,
  "aws:ec2/instance:Instance only CloudFormation: ipv6AddressCount": UNUSED,
  "aws:ec2/instance:Instance only CloudFormation: ipv6Addresses": UNUSED,
  "aws:ec2/instance:Instance only CloudFormation: launchTemplate": UNUSED,
  "aws:ec2/instance:Instance only CloudFormation: networkInterfaces": UNUSED,
  "aws:ec2/instance:Instance only CloudFormation: placementGroup": UNUSED,
  "aws:ec2/instance:Instance only CloudFormation: securityGroups": UNUSED,
  "aws:ec2/instance:Instance only the provider: associatePublicIpAddress":
    "CloudFormation has them below NetworkInterfaces and BlockDeviceMappings",
  "aws:ec2/instance:Instance only the provider: ebsBlockDevices":
    "CloudFormation has them below NetworkInterfaces and BlockDeviceMappings",
  "aws:ec2/instance:Instance only the provider: rootBlockDevice":
    "CloudFormation has them below NetworkInterfaces and BlockDeviceMappings",
  "aws:ec2/keyPair:KeyPair only CloudFormation: tags": "the provider tags key pairs in place",
  "aws:ec2/natGateway:NatGateway only CloudFormation: availabilityMode": UNUSED,
  "aws:ec2/natGateway:NatGateway only CloudFormation: vpcId": UNUSED,
  "aws:ec2/subnet:Subnet only CloudFormation: ipv4IpamPoolId": UNUSED,
  "aws:ec2/subnet:Subnet only CloudFormation: ipv4NetmaskLength": UNUSED,
  "aws:ec2/subnet:Subnet only CloudFormation: ipv6Native": UNUSED,
  "aws:ec2/subnet:Subnet only CloudFormation: outpostArn": UNUSED,
  "aws:ec2/vpc:Vpc only CloudFormation: ipv4IpamPoolId": UNUSED,
  "aws:ec2/vpc:Vpc only CloudFormation: ipv4NetmaskLength": UNUSED,
  "aws:ec2/vpc:Vpc only the provider: instanceTenancy": CONDITIONAL,
  "aws:ec2/vpcEndpoint:VpcEndpoint only the provider: privateDnsEnabled":
    "only of other endpoints than those of type Interface",
  "aws:glue/catalogDatabase:CatalogDatabase only the provider: catalogId": CREATED_ANEW,
  "aws:glue/securityConfiguration:SecurityConfiguration only the provider: encryptionConfiguration":
    CREATED_ANEW,
  "aws:kms/key:Key only the provider: customKeyStoreId":
    "CloudFormation refuses the change instead of replacing the key",
  "aws:kms/key:Key only the provider: customerMasterKeySpec":
    "CloudFormation refuses the change instead of replacing the key",
  "aws:kms/key:Key only the provider: keyUsage":
    "CloudFormation refuses the change instead of replacing the key",
  "aws:kms/key:Key only the provider: multiRegion":
    "CloudFormation refuses the change instead of replacing the key",
  "aws:kms/key:Key only the provider: xksKeyId":
    "CloudFormation refuses the change instead of replacing the key",
  "aws:s3/bucket:Bucket only the provider: objectLockEnabled": CREATED_ANEW,
  "aws:sagemaker/domain:Domain only CloudFormation: domainSettings":
    "only the default of RStudio, which no program here sets",
  "aws:sagemaker/domain:Domain only the provider: retentionPolicy": "CloudFormation has no such property",
  "aws:sagemaker/domain:Domain only the provider: subnetIds":
    "the service can change subnets; the provider has not taken that up (terraform-provider-aws#48778)",
  "aws:sagemaker/domain:Domain only the provider: vpcId": CONDITIONAL,
  "aws:sagemaker/endpoint:Endpoint only the provider: deploymentConfig":
    "CloudFormation adds and removes the rollback by alarms in place",
  "aws:sagemaker/mlflowApp:MlflowApp only CloudFormation: name":
    "the provider does not mark it; the service's UpdateMlflowApp takes a name",
  "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer only the provider: mlflowVersion": CONDITIONAL,
  "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer only the provider: roleArn": CONDITIONAL,
  "aws:sagemaker/notebookInstance:NotebookInstance only the provider: volumeSize":
    "a volume cannot shrink: CloudFormation fails, the provider replaces the instance",
  "aws:sagemaker/space:Space only CloudFormation: ownershipSettings":
    "the provider does not mark them and never sends them: see ineffective changes",
  "aws:sagemaker/space:Space only CloudFormation: spaceSharingSettings":
    "the provider does not mark them and never sends them: see ineffective changes",
  "aws:sagemaker/userProfile:UserProfile only CloudFormation: userSettings":
    "only the access to RStudio, which no program here sets",
  "aws:scheduler/schedule:Schedule only the provider: groupName": CREATED_ANEW,
  "aws:ssm/parameter:Parameter only the provider: dataType": CREATED_ANEW,
  "aws:ssm/parameter:Parameter only the provider: tier":
    "a tier cannot be lowered: CloudFormation fails, the provider replaces the parameter",
};
