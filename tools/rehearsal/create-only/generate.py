"""Writes create-only.json: the properties whose change makes CloudFormation, and Cloud Control, replace a resource.

    python3 -m venv out/create-only && out/create-only/bin/pip install -r tools/rehearsal/create-only/requirements.txt
    out/create-only/bin/python tools/rehearsal/create-only/generate.py

The schemas come from cfn-lint (MIT-0, https://github.com/aws-cloudformation/cfn-lint). Sorted and without dates, so a
newer version shows as a difference that can be read.
"""

import importlib.metadata
import json
from pathlib import Path

import cfnlint

HERE = Path(__file__).parent
SCHEMAS = Path(cfnlint.__file__).parent / "data" / "schemas"

# What programs make through Cloud Control.
CLOUD_CONTROL = [
    "AWS::SageMaker::EndpointConfig",
    "AWS::SageMaker::InferenceComponent",
    "AWS::SageMaker::ModelBiasJobDefinition",
    "AWS::SageMaker::ModelExplainabilityJobDefinition",
    "AWS::SageMaker::ModelQualityJobDefinition",
]

# What programs make through types of @pulumi/aws, and what CloudFormation calls it.
TYPED = {
    "aws:apigatewayv2/api:Api": "AWS::ApiGatewayV2::Api",
    "aws:apigatewayv2/authorizer:Authorizer": "AWS::ApiGatewayV2::Authorizer",
    "aws:apigatewayv2/integration:Integration": "AWS::ApiGatewayV2::Integration",
    "aws:apigatewayv2/route:Route": "AWS::ApiGatewayV2::Route",
    "aws:apigatewayv2/stage:Stage": "AWS::ApiGatewayV2::Stage",
    "aws:appautoscaling/policy:Policy": "AWS::ApplicationAutoScaling::ScalingPolicy",
    "aws:appautoscaling/target:Target": "AWS::ApplicationAutoScaling::ScalableTarget",
    "aws:athena/namedQuery:NamedQuery": "AWS::Athena::NamedQuery",
    "aws:athena/preparedStatement:PreparedStatement": "AWS::Athena::PreparedStatement",
    "aws:athena/workgroup:Workgroup": "AWS::Athena::WorkGroup",
    "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": "AWS::Chatbot::SlackChannelConfiguration",
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": "AWS::CloudWatch::CompositeAlarm",
    "aws:cloudwatch/dashboard:Dashboard": "AWS::CloudWatch::Dashboard",
    "aws:cloudwatch/eventBus:EventBus": "AWS::Events::EventBus",
    "aws:cloudwatch/eventRule:EventRule": "AWS::Events::Rule",
    "aws:cloudwatch/logGroup:LogGroup": "AWS::Logs::LogGroup",
    "aws:cloudwatch/metricAlarm:MetricAlarm": "AWS::CloudWatch::Alarm",
    "aws:codeartifact/domain:Domain": "AWS::CodeArtifact::Domain",
    "aws:codeartifact/repository:Repository": "AWS::CodeArtifact::Repository",
    "aws:codebuild/project:Project": "AWS::CodeBuild::Project",
    "aws:codepipeline/pipeline:Pipeline": "AWS::CodePipeline::Pipeline",
    "aws:ec2/flowLog:FlowLog": "AWS::EC2::FlowLog",
    "aws:ec2/instance:Instance": "AWS::EC2::Instance",
    "aws:ec2/keyPair:KeyPair": "AWS::EC2::KeyPair",
    "aws:ec2/natGateway:NatGateway": "AWS::EC2::NatGateway",
    "aws:ec2/route:Route": "AWS::EC2::Route",
    "aws:ec2/routeTable:RouteTable": "AWS::EC2::RouteTable",
    "aws:ec2/securityGroup:SecurityGroup": "AWS::EC2::SecurityGroup",
    "aws:ec2/subnet:Subnet": "AWS::EC2::Subnet",
    "aws:ec2/vpc:Vpc": "AWS::EC2::VPC",
    "aws:ec2/vpcEndpoint:VpcEndpoint": "AWS::EC2::VPCEndpoint",
    "aws:ecr/repository:Repository": "AWS::ECR::Repository",
    "aws:glue/catalogDatabase:CatalogDatabase": "AWS::Glue::Database",
    "aws:glue/crawler:Crawler": "AWS::Glue::Crawler",
    "aws:glue/securityConfiguration:SecurityConfiguration": "AWS::Glue::SecurityConfiguration",
    "aws:iam/instanceProfile:InstanceProfile": "AWS::IAM::InstanceProfile",
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": "AWS::IAM::OIDCProvider",
    "aws:iam/policy:Policy": "AWS::IAM::ManagedPolicy",
    "aws:iam/role:Role": "AWS::IAM::Role",
    "aws:iam/rolePolicy:RolePolicy": "AWS::IAM::RolePolicy",
    "aws:kms/alias:Alias": "AWS::KMS::Alias",
    "aws:kms/key:Key": "AWS::KMS::Key",
    "aws:lakeformation/resource:Resource": "AWS::LakeFormation::Resource",
    "aws:lambda/alias:Alias": "AWS::Lambda::Alias",
    "aws:lambda/function:Function": "AWS::Lambda::Function",
    "aws:lambda/functionUrl:FunctionUrl": "AWS::Lambda::Url",
    "aws:lambda/permission:Permission": "AWS::Lambda::Permission",
    "aws:s3/bucket:Bucket": "AWS::S3::Bucket",
    "aws:s3/bucketPolicy:BucketPolicy": "AWS::S3::BucketPolicy",
    "aws:sagemaker/appImageConfig:AppImageConfig": "AWS::SageMaker::AppImageConfig",
    "aws:sagemaker/codeRepository:CodeRepository": "AWS::SageMaker::CodeRepository",
    "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": "AWS::SageMaker::DataQualityJobDefinition",
    "aws:sagemaker/domain:Domain": "AWS::SageMaker::Domain",
    "aws:sagemaker/endpoint:Endpoint": "AWS::SageMaker::Endpoint",
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration": "AWS::SageMaker::EndpointConfig",
    "aws:sagemaker/featureGroup:FeatureGroup": "AWS::SageMaker::FeatureGroup",
    "aws:sagemaker/image:Image": "AWS::SageMaker::Image",
    "aws:sagemaker/imageVersion:ImageVersion": "AWS::SageMaker::ImageVersion",
    "aws:sagemaker/mlflowApp:MlflowApp": "AWS::SageMaker::MlflowApp",
    "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer": "AWS::SageMaker::MlflowTrackingServer",
    "aws:sagemaker/model:Model": "AWS::SageMaker::Model",
    "aws:sagemaker/modelCard:ModelCard": "AWS::SageMaker::ModelCard",
    "aws:sagemaker/modelPackageGroup:ModelPackageGroup": "AWS::SageMaker::ModelPackageGroup",
    "aws:sagemaker/monitoringSchedule:MonitoringSchedule": "AWS::SageMaker::MonitoringSchedule",
    "aws:sagemaker/notebookInstance:NotebookInstance": "AWS::SageMaker::NotebookInstance",
    "aws:sagemaker/pipeline:Pipeline": "AWS::SageMaker::Pipeline",
    "aws:sagemaker/space:Space": "AWS::SageMaker::Space",
    "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig": "AWS::SageMaker::StudioLifecycleConfig",
    "aws:sagemaker/userProfile:UserProfile": "AWS::SageMaker::UserProfile",
    "aws:scheduler/schedule:Schedule": "AWS::Scheduler::Schedule",
    "aws:scheduler/scheduleGroup:ScheduleGroup": "AWS::Scheduler::ScheduleGroup",
    "aws:sns/topic:Topic": "AWS::SNS::Topic",
    "aws:sns/topicSubscription:TopicSubscription": "AWS::SNS::Subscription",
    "aws:sqs/queue:Queue": "AWS::SQS::Queue",
    "aws:ssm/parameter:Parameter": "AWS::SSM::Parameter",
}


def create_only(file: str) -> list[str]:
    """Paths such as `GitConfig/Branch`, sorted."""
    schema = json.loads((SCHEMAS / "resources" / f"{file}.json").read_text())
    return sorted(path.removeprefix("/properties/") for path in schema.get("createOnlyProperties", []))


def main() -> None:
    files = json.loads((SCHEMAS / "providers" / "us-east-1.json").read_text())
    table = {
        "source": {"source": "cfn-lint", "version": importlib.metadata.version("cfn-lint"), "license": "MIT-0"},
        "cloudControl": {name: " ".join(create_only(files[name])) for name in CLOUD_CONTROL},
        "typed": {
            token: {"type": name, "createOnly": " ".join(create_only(files[name]))} for token, name in TYPED.items()
        },
    }
    (HERE / "create-only.json").write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


main()
