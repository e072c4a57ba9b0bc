import { ABSENT } from "../values.ts";
import { describeRefusals } from "../describe-refusals.ts";

const long = (length: number) => "a".repeat(length);

describeRefusals({
  "aws:sagemaker/hub:Hub": {
    change: { hubSearchKeywords: ["NLP"], "s3StorageConfig.s3OutputPath": "hub", hubDescription: long(1024) },
    problems: [
      "hubDescription: got 1024 characters; allowed is at most 1023 characters",
      'hubSearchKeywords[0]: got "NLP"; allowed is what matches [^A-Z]*',
      's3StorageConfig.s3OutputPath: got "hub"; allowed is what matches (https|s3)://([^/]+)/?(.*)',
    ],
  },
  "aws:sagemaker/hubContentReference:HubContentReference": {
    change: { sagemakerPublicHubContentArn: ABSENT, minVersion: "one" },
    problems: [
      "sagemakerPublicHubContentArn: got nothing; it is required",
      "minVersion: got 3 characters; allowed is 5 to 14 characters",
    ],
  },
  "aws:sagemaker/mlflowApp:MlflowApp": {
    change: {
      artifactStoreUri: "mlflow",
      "defaultDomainIdLists.0": "x",
      weeklyMaintenanceWindowStart: "Sunday:3",
    },
    problems: [
      'artifactStoreUri: got "mlflow"; allowed is what matches (https|s3)://([^/]+)/?(.*)',
      'defaultDomainIdLists[0]: got "x"; allowed is what matches d-(-*[a-z0-9]){1,61}',
      'weeklyMaintenanceWindowStart: got "Sunday:3"; allowed is what matches (Mon|Tue|Wed|Thu|Fri|Sat|Sun):([01]\\d|2[0-3]):([0-5]\\d)',
    ],
  },
  "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer": {
    change: { trackingServerSize: "Tiny", mlflowVersion: "three" },
    problems: [
      'trackingServerSize: got "Tiny"; allowed is one of "Small", "Medium", "Large"',
      'mlflowVersion: got "three"; allowed is what matches [0-9]*.[0-9]*.[0-9]*',
    ],
  },
  "aws:sagemaker/modelCard:ModelCard": {
    change: { modelCardStatus: "Ready", content: "{\n}", modelCardName: "" },
    problems: [
      'modelCardName: got ""; allowed is 1 to 63 characters',
      'modelCardStatus: got "Ready"; allowed is one of "Draft", "PendingReview", "Approved", "Archived"',
      "content: got a text of 3 characters; allowed is what matches .*",
    ],
  },
  "aws:sagemaker/modelCardExportJob:ModelCardExportJob": {
    change: { "outputConfig.s3OutputPath": "cards", modelCardName: "a.b" },
    problems: [
      'modelCardName: got "a.b"; allowed is what matches (arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:model-card/.*)?([a-zA-Z0-9](-*[a-zA-Z0-9]){0,62})',
      'outputConfig.s3OutputPath: got "cards"; allowed is what matches (https|s3)://([^/]+)/?(.*)',
    ],
  },
  "aws:sagemaker/modelPackageGroup:ModelPackageGroup": {
    change: { modelPackageGroupName: "sentiment.models", modelPackageGroupDescription: long(1025) },
    problems: [
      'modelPackageGroupName: got "sentiment.models"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
      "modelPackageGroupDescription: got 1025 characters; allowed is at most 1024 characters",
    ],
  },
  "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy": {
    change: { resourcePolicy: "" },
    problems: ['resourcePolicy: got ""; allowed is 1 to 20480 characters'],
  },
  "aws:sagemaker/project:Project": {
    change: {
      projectName: long(33),
      "serviceCatalogProvisioningDetails.provisioningParameters.0.key": long(1001),
      "serviceCatalogProvisioningDetails.productId": "a b",
    },
    problems: [
      "projectName: got 33 characters; allowed is 1 to 32 characters",
      'serviceCatalogProvisioningDetails.productId: got "a b"; allowed is what matches [a-zA-Z0-9_\\-]*',
      "serviceCatalogProvisioningDetails.provisioningParameters[0].key: got 1001 characters; allowed is 1 to 1000 characters",
    ],
  },
  "aws:sagemaker/servicecatalogPortfolioStatus:ServicecatalogPortfolioStatus": {
    change: { status: "On" },
    problems: ['status: got "On"; allowed is one of "Enabled", "Disabled"'],
  },
});
