import { arnIn } from "@mlops/aws";
import { type ServiceRights, ofKinds } from "./service-rights.ts";

/** Kinds of SageMaker's resources that stacks make, change and delete by the three verbs. */
const managed = [
  "Domain",
  "Endpoint",
  "FeatureGroup",
  "MlflowApp",
  "MonitoringSchedule",
  "NotebookInstance",
  "NotebookInstanceLifecycleConfig",
  "Pipeline",
  "Space",
  "UserProfile",
];

/** Kinds that SageMaker cannot change. */
const immutable = [
  "DataQualityJobDefinition",
  "EndpointConfig",
  "Model",
  "ModelBiasJobDefinition",
  "ModelExplainabilityJobDefinition",
  "ModelPackageGroup",
  "ModelQualityJobDefinition",
  "StudioLifecycleConfig",
];

/** Kinds in ARNs whose names Pulumi completes, or people choose. */
const kinds = [
  "*-job-definition/*",
  "domain/*",
  "endpoint-config/*",
  "mlflow-app/*",
  "model/*",
  "notebook-instance/*",
  "notebook-instance-lifecycle-config/*",
  "space/*",
  "user-profile/*",
];

/** Kinds in ARNs whose names carry the environment. */
const namedKinds = [
  "endpoint",
  "feature-group",
  "model-package-group",
  "monitoring-schedule",
  "studio-lifecycle-config",
];

/** SageMaker: no job, no pipeline execution, no model package, which belong to run time. */
export const sageMakerRights: readonly ServiceRights[] = [
  {
    types: [
      "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
      "aws:sagemaker/domain:Domain",
      "aws:sagemaker/endpoint:Endpoint",
      "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
      "aws:sagemaker/featureGroup:FeatureGroup",
      "aws:sagemaker/mlflowApp:MlflowApp",
      "aws:sagemaker/model:Model",
      "aws:sagemaker/modelPackageGroup:ModelPackageGroup",
      "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy",
      "aws:sagemaker/monitoringSchedule:MonitoringSchedule",
      "aws:sagemaker/notebookInstance:NotebookInstance",
      "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration",
      "aws:sagemaker/pipeline:Pipeline",
      "aws:sagemaker/space:Space",
      "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig",
      "aws:sagemaker/userProfile:UserProfile",
    ],
    read: [
      ...[...managed, ...immutable].map((kind) => `sagemaker:Describe${kind}`),
      "sagemaker:GetModelPackageGroupPolicy",
      "sagemaker:ListTags",
    ],
    write: [
      ...[...managed, ...immutable].flatMap((kind) => [`sagemaker:Create${kind}`, `sagemaker:Delete${kind}`]),
      ...managed.map((kind) => `sagemaker:Update${kind}`),
      "sagemaker:AddTags",
      "sagemaker:DeleteModelPackageGroupPolicy",
      "sagemaker:DeleteTags",
      "sagemaker:PutModelPackageGroupPolicy",
      "sagemaker:StartNotebookInstance",
      "sagemaker:StopNotebookInstance",
      "sagemaker:UpdateEndpointWeightsAndCapacities",
    ],
    resources: (environment) => [
      ...ofKinds("sagemaker", ...kinds)(environment),
      ...namedKinds.map((kind) => arnIn(environment, "sagemaker", `${kind}/mlops-*-${environment.name}-*`)),
    ],
  },
  {
    // Cloud Control makes what the provider has no class for, with the caller's own rights of SageMaker above.
    types: ["aws:cloudcontrol/resource:Resource"],
    read: [
      "cloudformation:DescribeType",
      "cloudformation:GetResource",
      "cloudformation:GetResourceRequestStatus",
    ],
    write: [],
    unlimited: [
      "cloudformation:CreateResource",
      "cloudformation:DeleteResource",
      "cloudformation:UpdateResource",
    ],
    resources: () => [],
  },
  {
    types: [],
    read: [],
    // A model is made of a version in the registry of this account or another one, whose policy decides as well.
    write: ["sagemaker:CreateModel", "sagemaker:DescribeModelPackage"],
    resources: (environment) => [arnIn({ ...environment, account: "*" }, "sagemaker", "model-package/*")],
  },
];
