import type { Unwrap } from "@pulumi/pulumi";
import type { HubArgs } from "@pulumi/aws/sagemaker/hub.js";
import type { HubContentReferenceArgs } from "@pulumi/aws/sagemaker/hubContentReference.js";
import type { MlflowAppArgs } from "@pulumi/aws/sagemaker/mlflowApp.js";
import type { MlflowTrackingServerArgs } from "@pulumi/aws/sagemaker/mlflowTrackingServer.js";
import type { ModelCardArgs } from "@pulumi/aws/sagemaker/modelCard.js";
import type { ModelCardExportJobArgs } from "@pulumi/aws/sagemaker/modelCardExportJob.js";
import type { ModelPackageGroupArgs } from "@pulumi/aws/sagemaker/modelPackageGroup.js";
import type { ModelPackageGroupPolicyArgs } from "@pulumi/aws/sagemaker/modelPackageGroupPolicy.js";
import type { ProjectArgs } from "@pulumi/aws/sagemaker/project.js";
import type { ServicecatalogPortfolioStatusArgs } from "@pulumi/aws/sagemaker/servicecatalogPortfolioStatus.js";
import { domainId, role, tags } from "./common.ts";

const hub: Unwrap<HubArgs> = {
  hubName: "models",
  hubDescription: "Models of the company",
  hubSearchKeywords: ["nlp"],
  s3StorageConfig: { s3OutputPath: "s3://hub" },
  tags,
};

const hubContentReference: Unwrap<HubContentReferenceArgs> = {
  hubName: "models",
  hubContentName: "bert",
  sagemakerPublicHubContentArn:
    "arn:aws:sagemaker:eu-west-1:aws:hub-content/SageMakerPublicHub/Model/huggingface-bert",
  minVersion: "1.0.0",
  tags,
};

const mlflowApp: Unwrap<MlflowAppArgs> = {
  name: "experiments",
  artifactStoreUri: "s3://mlflow/artifacts",
  defaultDomainIdLists: [domainId],
  roleArn: role,
  weeklyMaintenanceWindowStart: "Sun:03:00",
  tags,
};

const mlflowTrackingServer: Unwrap<MlflowTrackingServerArgs> = {
  trackingServerName: "experiments",
  trackingServerSize: "Small",
  artifactStoreUri: "s3://mlflow/artifacts",
  mlflowVersion: "3.0",
  roleArn: role,
  tags,
};

const modelCard: Unwrap<ModelCardArgs> = {
  modelCardName: "sentiment",
  modelCardStatus: "Draft",
  content: JSON.stringify({ model_overview: { model_description: "tells what reviews feel like" } }),
  tags,
};

const modelCardExportJob: Unwrap<ModelCardExportJobArgs> = {
  modelCardExportJobName: "sentiment",
  modelCardName: "sentiment",
  outputConfig: { s3OutputPath: "s3://cards" },
};

const modelPackageGroup: Unwrap<ModelPackageGroupArgs> = {
  modelPackageGroupName: "sentiment",
  modelPackageGroupDescription: "tells what reviews feel like",
  tags,
};

const modelPackageGroupPolicy: Unwrap<ModelPackageGroupPolicyArgs> = {
  modelPackageGroupName: "sentiment",
  resourcePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
};

const project: Unwrap<ProjectArgs> = {
  projectName: "sentiment",
  serviceCatalogProvisioningDetails: {
    productId: "prod-abcdefghijklm",
    provisioningArtifactId: "pa-abcdefghijklm",
    provisioningParameters: [{ key: "Stage", value: "prod" }],
  },
  tags,
};

const servicecatalogPortfolioStatus: Unwrap<ServicecatalogPortfolioStatusArgs> = { status: "Enabled" };

/** Resources that the APIs take: what is kept of models and about them. */
export const governance = {
  "aws:sagemaker/hub:Hub": hub,
  "aws:sagemaker/hubContentReference:HubContentReference": hubContentReference,
  "aws:sagemaker/mlflowApp:MlflowApp": mlflowApp,
  "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer": mlflowTrackingServer,
  "aws:sagemaker/modelCard:ModelCard": modelCard,
  "aws:sagemaker/modelCardExportJob:ModelCardExportJob": modelCardExportJob,
  "aws:sagemaker/modelPackageGroup:ModelPackageGroup": modelPackageGroup,
  "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy": modelPackageGroupPolicy,
  "aws:sagemaker/project:Project": project,
  "aws:sagemaker/servicecatalogPortfolioStatus:ServicecatalogPortfolioStatus": servicecatalogPortfolioStatus,
};
