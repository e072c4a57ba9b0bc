import { ABSENT } from "../values.ts";
import { describeRefusals } from "../describe-refusals.ts";

const long = (length: number) => "a".repeat(length);

describeRefusals({
  "aws:sagemaker/app:App": {
    change: { appType: "JupyterLabs", domainId: "D-1", spaceName: ABSENT, userProfileName: "ada" },
    problems: [
      'appType: got "JupyterLabs"; allowed is one of "JupyterServer", "KernelGateway", "DetailedProfiler", "TensorBoard", "CodeEditor", "JupyterLab", "RStudioServerPro", "RSessionGateway", "Canvas"',
      'domainId: got "D-1"; allowed is what matches d-(-*[a-z0-9]){1,61}',
    ],
  },
  "aws:sagemaker/appImageConfig:AppImageConfig": {
    change: {
      "kernelGatewayImageConfig.kernelSpecs.0.name": ABSENT,
      "codeEditorAppImageConfig.containerConfig.containerEntrypoints": ["code", "a", "b"],
      "jupyterLabImageConfig.containerConfig.containerArguments.0": long(70),
    },
    problems: [
      "codeEditorAppImageConfig.containerConfig.containerEntrypoints: got 3 elements; allowed is at most 1 element",
      "jupyterLabImageConfig.containerConfig.containerArguments[0]: got 70 characters; allowed is at most 64 characters",
      "kernelGatewayImageConfig.kernelSpecs[0].name: got nothing; it is required",
    ],
  },
  "aws:sagemaker/codeRepository:CodeRepository": {
    change: {
      "gitConfig.repositoryUrl": "git@github.com:example/sentiment.git",
      "gitConfig.branch": "a b",
      codeRepositoryName: "x".repeat(64),
    },
    problems: [
      "codeRepositoryName: got 64 characters; allowed is 1 to 63 characters",
      'gitConfig.repositoryUrl: got "git@github.com:example/sentiment.git"; allowed is what matches https://([^/]+)/?.{3,1016}',
      'gitConfig.branch: got "a b"; allowed is what matches [^ ~^:?*\\[]+',
    ],
  },
  "aws:sagemaker/domain:Domain": {
    change: {
      authMode: "SAML",
      subnetIds: [],
      vpcId: "vpc_1",
      "defaultUserSettings.executionRole": ABSENT,
      "defaultUserSettings.jupyterLabAppSettings.appLifecycleManagement.idleSettings.idleTimeoutInMinutes": 30,
      "defaultUserSettings.jupyterLabAppSettings.defaultResourceSpec.instanceType": "ml.t3.medum",
      "domainSettings.dockerSettings.enableDockerAccess": "NO",
      "retentionPolicy.homeEfsFileSystem": "Keep",
    },
    problems: [
      'authMode: got "SAML"; allowed is one of "SSO", "IAM"',
      "defaultUserSettings.jupyterLabAppSettings.appLifecycleManagement.idleSettings.idleTimeoutInMinutes: got 30; allowed is 60 to 525600",
      'defaultUserSettings.jupyterLabAppSettings.defaultResourceSpec.instanceType: got "ml.t3.medum"; allowed is one of 176 values, the nearest is "ml.t3.medium"',
      'domainSettings.dockerSettings.enableDockerAccess: got "NO"; allowed is one of "ENABLED", "DISABLED"',
      "subnetIds: got 0 elements; allowed is 1 to 16 elements",
      'vpcId: got "vpc_1"; allowed is what matches [-0-9a-zA-Z]+',
      "defaultUserSettings.jupyterLabAppSettings.appLifecycleManagement.idleSettings.minIdleTimeoutInMinutes: got 60; allowed is at most idleTimeoutInMinutes (30)",
      'retentionPolicy.homeEfsFileSystem: got "Keep"; allowed is one of "Retain", "Delete"',
    ],
  },
  "aws:sagemaker/image:Image": {
    change: { imageName: "nlp_tools", roleArn: ABSENT, displayName: " nlp" },
    problems: [
      "roleArn: got nothing; it is required",
      'imageName: got "nlp_tools"; allowed is what matches [a-zA-Z0-9]([-.]?[a-zA-Z0-9]){0,62}',
      'displayName: got " nlp"; allowed is what matches \\S(.*\\S)?',
    ],
  },
  "aws:sagemaker/imageVersion:ImageVersion": {
    change: { "aliases.0": "latest", mlFramework: "PyTorch", vendorGuidance: "NEW" },
    problems: [
      'mlFramework: got "PyTorch"; allowed is what matches [a-zA-Z]+ ?\\d+\\.\\d+(\\.\\d+)?',
      'vendorGuidance: got "NEW"; allowed is one of "NOT_PROVIDED", "STABLE", "TO_BE_ARCHIVED", "ARCHIVED"',
    ],
  },
  "aws:sagemaker/notebookInstance:NotebookInstance": {
    change: {
      instanceType: "ml.t3.mediun",
      volumeSize: 4,
      rootAccess: "disabled",
      "securityGroups.0": "sg_1",
      platformIdentifier: "notebook-al3-v1",
      "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion": "3",
      subnetId: ABSENT,
    },
    problems: [
      'instanceType: got "ml.t3.mediun"; allowed is one of 189 values, the nearest is "ml.t3.medium"',
      'rootAccess: got "disabled"; allowed is one of "Enabled", "Disabled"',
      'securityGroups[0]: got "sg_1"; allowed is what matches [-0-9a-zA-Z]+',
      "volumeSize: got 4; allowed is 5 to 16384",
      'platformIdentifier: got "notebook-al3-v1"; allowed is what matches (notebook-al1-v1|notebook-al2-v1|notebook-al2-v2|notebook-al2-v3|notebook-al2023-v1|notebook-al2023-v2)',
      'instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion: got "3"; allowed is what matches (1|2)',
      'subnetId: got nothing; it is required when directInternetAccess is "Disabled"',
    ],
  },
  "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration": {
    change: { onStart: "echo started", onCreate: "YQ==".repeat(4097), name: "a.b" },
    problems: [
      'name: got "a.b"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9])*',
      "onCreate: got 16388 characters; allowed is 1 to 16384 characters",
      "onCreate: got a text of 16388 characters; allowed is a text in base64",
      "onStart: got a text of 12 characters; allowed is a text in base64",
    ],
  },
  "aws:sagemaker/space:Space": {
    change: {
      domainId: "x",
      spaceName: "ada_lab",
      "spaceSettings.spaceStorageSettings.ebsStorageSettings.ebsVolumeSizeInGb": 4,
      "spaceSharingSettings.sharingType": "Public",
      "spaceSettings.customFileSystems": [{ efsFileSystem: { fileSystemId: "efs-1" } }],
    },
    problems: [
      'domainId: got "x"; allowed is what matches d-(-*[a-z0-9]){1,61}',
      'spaceName: got "ada_lab"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
      "spaceSettings.spaceStorageSettings.ebsStorageSettings.ebsVolumeSizeInGb: got 4; allowed is 5 to 16384",
      "spaceSettings.customFileSystems[0].efsFileSystem.fileSystemId: got 5 characters; allowed is 11 to 21 characters",
      'spaceSharingSettings.sharingType: got "Public"; allowed is one of "Private", "Shared"',
    ],
  },
  "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig": {
    change: { studioLifecycleConfigAppType: "Lab", studioLifecycleConfigContent: "#!/bin/bash" },
    problems: [
      'studioLifecycleConfigAppType: got "Lab"; allowed is one of "JupyterServer", "KernelGateway", "CodeEditor", "JupyterLab"',
      "studioLifecycleConfigContent: got a text of 11 characters; allowed is a text in base64",
    ],
  },
  "aws:sagemaker/userProfile:UserProfile": {
    change: {
      userProfileName: "ada_l",
      singleSignOnUserIdentifier: "Mail",
      "userSettings.customFileSystemConfigs.0.efsFileSystemConfigs.0.fileSystemId": "fs-1",
      "userSettings.securityGroups": ["a", "b", "c", "d", "e", "f"],
    },
    problems: [
      'userProfileName: got "ada_l"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
      'singleSignOnUserIdentifier: got "Mail"; allowed is what matches UserName',
      "userSettings.securityGroups: got 6 elements; allowed is at most 5 elements",
      "userSettings.customFileSystemConfigs[0].efsFileSystemConfigs[0].fileSystemId: got 4 characters; allowed is 11 to 21 characters",
    ],
  },
});
