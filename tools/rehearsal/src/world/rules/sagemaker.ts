import { type OutputRule, type OutputRules, arnOf } from "../output-rule.ts";

/** What is named by `property` and has an ARN `<kind>/<name>`: SageMaker writes names in ARNs in lower case. */
function sageMakerRule(property: string, kind: string, maxNameLength = 63): OutputRule {
  return {
    named: property,
    maxNameLength,
    id: `{${property}}`,
    outputs: {
      arn: ({ text, fill }) =>
        fill(arnOf("sagemaker", `${kind}/${text(property)?.toLowerCase() ?? "{none}"}`)),
    },
  };
}

const profileArn = arnOf("sagemaker", "user-profile/{domainId}/{userProfileName}");
const spaceArn = arnOf("sagemaker", "space/{domainId}/{spaceName}");
const mlflowArn = arnOf("sagemaker", "mlflow-app/app-{upper:12}");

/** What SageMaker adds. */
export const sageMakerRules: OutputRules = {
  "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": sageMakerRule(
    "name",
    "data-quality-job-definition",
  ),
  "aws:sagemaker/domain:Domain": {
    named: "domainName",
    maxNameLength: 63,
    id: "d-{lower:12}",
    outputs: {
      arn: arnOf("sagemaker", "domain/d-{lower:12}"),
      url: "https://d-{lower:12}.studio.{region}.sagemaker.aws",
      homeEfsFileSystemId: "fs-{hex:17}",
      securityGroupIdForDomainBoundary: "sg-{hex:17}",
    },
  },
  "aws:sagemaker/endpoint:Endpoint": sageMakerRule("name", "endpoint"),
  "aws:sagemaker/endpointConfiguration:EndpointConfiguration": sageMakerRule("name", "endpoint-config"),
  "aws:sagemaker/featureGroup:FeatureGroup": sageMakerRule("featureGroupName", "feature-group", 64),
  "aws:sagemaker/mlflowApp:MlflowApp": { id: mlflowArn, outputs: { arn: mlflowArn } },
  "aws:sagemaker/model:Model": sageMakerRule("name", "model"),
  "aws:sagemaker/modelCard:ModelCard": {
    named: "modelCardName",
    maxNameLength: 63,
    id: "{modelCardName}",
    outputs: { modelCardArn: arnOf("sagemaker", "model-card/{modelCardName}") },
  },
  "aws:sagemaker/modelPackageGroup:ModelPackageGroup": sageMakerRule(
    "modelPackageGroupName",
    "model-package-group",
  ),
  "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy": { id: "{modelPackageGroupName}" },
  "aws:sagemaker/monitoringSchedule:MonitoringSchedule": sageMakerRule("name", "monitoring-schedule"),
  "aws:sagemaker/notebookInstance:NotebookInstance": {
    ...sageMakerRule("name", "notebook-instance"),
    outputs: {
      ...sageMakerRule("name", "notebook-instance").outputs,
      url: "{name}.notebook.{region}.sagemaker.aws",
      networkInterfaceId: "eni-{hex:17}",
    },
  },
  "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration":
    sageMakerRule("name", "notebook-instance-lifecycle-config"),
  "aws:sagemaker/pipeline:Pipeline": sageMakerRule("pipelineName", "pipeline", 256),
  "aws:sagemaker/space:Space": {
    id: spaceArn,
    outputs: { arn: spaceArn, homeEfsFileSystemUid: "{digits:6}" },
  },
  "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig": sageMakerRule(
    "studioLifecycleConfigName",
    "studio-lifecycle-config",
  ),
  "aws:sagemaker/userProfile:UserProfile": {
    id: profileArn,
    outputs: { arn: profileArn, homeEfsFileSystemUid: "{digits:6}" },
  },
};
