import type { ActionOnKind } from "../reach.ts";

const on = (service: string, prefix: string, ...actions: string[]): ActionOnKind[] =>
  actions.map((action) => ({ action, kind: { service, prefix } }));

/**
 * Actions that answer with credentials: cloudsplaining's list (0.9.1, BSD-3-Clause, ACTIONS_THAT_RETURN_CREDENTIALS),
 * and URLs that sign in to SageMaker. Left out: those that AWS lists without a resource type, for which Resource "*" is
 * the only choice (ecr:GetAuthorizationToken, sts:GetSessionToken, appsync:CreateApiKey …), and those that are no more.
 */
export const credentialActions: readonly ActionOnKind[] = [
  ...on("airflow", "environment/", "airflow:CreateCliToken"),
  ...on("airflow", "role/", "airflow:CreateWebLoginToken"),
  ...on("cloud9", "environment:", "cloud9:CreateEnvironmentToken"),
  ...on("codeartifact", "domain/", "codeartifact:GetAuthorizationToken"),
  ...on("codepipeline", "actiontype:", "codepipeline:PollForJobs"),
  ...on("cognito-identity", "identitypool/", "cognito-identity:GetOpenIdTokenForDeveloperIdentity"),
  ...on("cognito-idp", "userpool/", "cognito-idp:GetSigningCertificate"),
  ...on("connect", "instance/", "connect:GetFederationToken"),
  ...on("ec2", "instance/", "ec2:GetPasswordData"),
  ...on("emr-containers", "/virtualclusters/", "emr-containers:GetManagedEndpointSessionCredentials"),
  ...on("finspace-api", "/credentials/", "finspace-api:GetProgrammaticAccessCredentials"),
  ...on("gamelift", "build/", "gamelift:RequestUploadCredentials"),
  ...on("gamelift", "fleet/", "gamelift:GetComputeAccess", "gamelift:GetComputeAuthToken"),
  ...on("gamelift", "fleet/", "gamelift:GetInstanceAccess"),
  ...on("grafana", "/workspaces/", "grafana:CreateWorkspaceApiKey"),
  ...on(
    "iam",
    "user/",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:CreateServiceSpecificCredential",
  ),
  ...on("iam", "user/", "iam:ResetServiceSpecificCredential", "iam:UpdateAccessKey"),
  ...on("lightsail", "Instance/", "lightsail:GetInstanceAccessDetails"),
  ...on("lightsail", "Bucket/", "lightsail:CreateBucketAccessKey"),
  ...on("lightsail", "RelationalDatabase/", "lightsail:GetRelationalDatabaseMasterUserPassword"),
  ...on("mediapackage", "channels/", "mediapackage:RotateChannelCredentials"),
  ...on("mediapackage", "channels/", "mediapackage:RotateIngestEndpointCredentials"),
  ...on("rds-db", "dbuser:", "rds-db:connect"),
  ...on("redshift", "dbuser:", "redshift:GetClusterCredentials"),
  ...on("redshift", "dbname:", "redshift:GetClusterCredentialsWithIAM"),
  ...on("redshift-serverless", "workgroup/", "redshift-serverless:GetCredentials"),
  ...on("sagemaker", "user-profile/", "sagemaker:CreatePresignedDomainUrl"),
  ...on("sagemaker", "notebook-instance/", "sagemaker:CreatePresignedNotebookInstanceUrl"),
  ...on("sagemaker", "mlflow-tracking-server/", "sagemaker:CreatePresignedMlflowTrackingServerUrl"),
  ...on("iam", "role/", "sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"),
  ...on("sts", "federated-user/", "sts:GetFederationToken"),
];

/**
 * Actions that read what others store: cloudsplaining's list (READ_ONLY_DATA_EXFILTRATION_ACTIONS), and the same in
 * older versions.
 */
export const exfiltrationActions: readonly ActionOnKind[] = [
  ...on("s3", "", "s3:GetObject", "s3:GetObjectVersion"),
  ...on("secretsmanager", "secret:", "secretsmanager:GetSecretValue"),
  ...on("ssm", "parameter/", "ssm:GetParameter", "ssm:GetParameterHistory"),
  ...on("ssm", "parameter/", "ssm:GetParameters", "ssm:GetParametersByPath"),
];

/**
 * What whoever runs in a VPC needs on any resource: SageMaker and Lambda make network interfaces for it, whose ids
 * nobody knows before, and refuse a role that may do so on named ones only (SageMaker developer guide, "SageMaker roles";
 * Lambda developer guide, "Giving Lambda functions access to resources in an Amazon VPC").
 */
export const networkInterfaceActions: readonly string[] = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:CreateNetworkInterfacePermission",
  "ec2:DeleteNetworkInterface",
  "ec2:DeleteNetworkInterfacePermission",
  "ec2:UnassignPrivateIpAddresses",
];
