import type { Unwrap } from "@pulumi/pulumi";
import type { AppArgs } from "@pulumi/aws/sagemaker/app.js";
import type { AppImageConfigArgs } from "@pulumi/aws/sagemaker/appImageConfig.js";
import type { CodeRepositoryArgs } from "@pulumi/aws/sagemaker/codeRepository.js";
import type { DomainArgs } from "@pulumi/aws/sagemaker/domain.js";
import type { ImageArgs } from "@pulumi/aws/sagemaker/image.js";
import type { ImageVersionArgs } from "@pulumi/aws/sagemaker/imageVersion.js";
import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker/notebookInstance.js";
import type { NotebookInstanceLifecycleConfigurationArgs } from "@pulumi/aws/sagemaker/notebookInstanceLifecycleConfiguration.js";
import type { SpaceArgs } from "@pulumi/aws/sagemaker/space.js";
import type { StudioLifecycleConfigArgs } from "@pulumi/aws/sagemaker/studioLifecycleConfig.js";
import type { UserProfileArgs } from "@pulumi/aws/sagemaker/userProfile.js";
import { base64, domainId, image, key, role, sagemakerArn, securityGroups, subnets, tags } from "./common.ts";

const idleSettings = {
  lifecycleManagement: "ENABLED",
  idleTimeoutInMinutes: 120,
  minIdleTimeoutInMinutes: 60,
  maxIdleTimeoutInMinutes: 240,
};

const userSettings = {
  executionRole: role,
  securityGroups,
  customFileSystemConfigs: [],
  jupyterLabAppSettings: {
    appLifecycleManagement: { idleSettings },
    defaultResourceSpec: {
      instanceType: "ml.t3.medium",
      sagemakerImageArn: sagemakerArn("image/jupyterlab"),
    },
  },
};

const domain: Unwrap<DomainArgs> = {
  authMode: "SSO",
  appNetworkAccessType: "VpcOnly",
  defaultUserSettings: userSettings,
  domainName: "mlops-prod",
  domainSettings: { dockerSettings: { enableDockerAccess: "DISABLED" } },
  kmsKeyId: key,
  retentionPolicy: { homeEfsFileSystem: "Retain" },
  subnetIds: subnets,
  vpcId: "vpc-0a1b2c3d4e5f60718",
  tags,
};

const userProfile: Unwrap<UserProfileArgs> = {
  domainId,
  userProfileName: "ada",
  singleSignOnUserIdentifier: "UserName",
  singleSignOnUserValue: "ada@example.com",
  userSettings: {
    ...userSettings,
    customFileSystemConfigs: [
      { efsFileSystemConfigs: [{ fileSystemId: "fs-0a1b2c3d", fileSystemPath: "/ada" }] },
    ],
  },
  tags,
};

const space: Unwrap<SpaceArgs> = {
  domainId,
  spaceName: "ada-lab",
  ownershipSettings: { ownerUserProfileName: "ada" },
  spaceSettings: {
    appType: "JupyterLab",
    jupyterLabAppSettings: { defaultResourceSpec: { instanceType: "ml.t3.medium" } },
    spaceStorageSettings: { ebsStorageSettings: { ebsVolumeSizeInGb: 20 } },
  },
  spaceSharingSettings: { sharingType: "Private" },
  tags,
};

const app: Unwrap<AppArgs> = {
  appName: "default",
  appType: "JupyterLab",
  domainId,
  spaceName: "ada-lab",
  tags,
};

const appImageConfig: Unwrap<AppImageConfigArgs> = {
  appImageConfigName: "nlp",
  codeEditorAppImageConfig: { containerConfig: { containerEntrypoints: ["code"] } },
  jupyterLabImageConfig: { containerConfig: { containerArguments: ["--allow-root"] } },
  kernelGatewayImageConfig: { kernelSpecs: [{ name: "python3", displayName: "Python 3" }] },
  tags,
};

const codeRepository: Unwrap<CodeRepositoryArgs> = {
  codeRepositoryName: "sentiment",
  gitConfig: { repositoryUrl: "https://github.com/example/sentiment.git", branch: "main" },
  tags,
};

const studioImage: Unwrap<ImageArgs> = { imageName: "nlp", displayName: "NLP", roleArn: role, tags };

const imageVersion: Unwrap<ImageVersionArgs> = {
  imageName: "nlp",
  baseImage: image,
  aliases: ["1.4"],
  mlFramework: "PyTorch 2.6",
  vendorGuidance: "STABLE",
};

const notebookInstance: Unwrap<NotebookInstanceArgs> = {
  name: "explore",
  instanceType: "ml.t3.medium",
  roleArn: role,
  directInternetAccess: "Disabled",
  rootAccess: "Disabled",
  subnetId: subnets[0] ?? "",
  securityGroups,
  volumeSize: 20,
  kmsKeyId: key,
  platformIdentifier: "notebook-al2023-v1",
  instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
  tags,
};

const notebookLifecycle: Unwrap<NotebookInstanceLifecycleConfigurationArgs> = {
  name: "idle",
  onCreate: base64("#!/bin/bash\necho created"),
  onStart: base64("#!/bin/bash\necho started"),
};

const studioLifecycle: Unwrap<StudioLifecycleConfigArgs> = {
  studioLifecycleConfigAppType: "JupyterLab",
  studioLifecycleConfigContent: base64("#!/bin/bash\npip config set global.index-url x"),
  studioLifecycleConfigName: "idle",
  tags,
};

/** Resources that the APIs take: where people work. */
export const studio = {
  "aws:sagemaker/app:App": app,
  "aws:sagemaker/appImageConfig:AppImageConfig": appImageConfig,
  "aws:sagemaker/codeRepository:CodeRepository": codeRepository,
  "aws:sagemaker/domain:Domain": domain,
  "aws:sagemaker/image:Image": studioImage,
  "aws:sagemaker/imageVersion:ImageVersion": imageVersion,
  "aws:sagemaker/notebookInstance:NotebookInstance": notebookInstance,
  "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration":
    notebookLifecycle,
  "aws:sagemaker/space:Space": space,
  "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig": studioLifecycle,
  "aws:sagemaker/userProfile:UserProfile": userProfile,
};
