import type { Output } from "@pulumi/pulumi";
import { arnIn } from "@mlops/aws";
import type { Conditions, PolicyStatement } from "@mlops/core";
import type { Contract, Reference } from "./contract.ts";

/**
 * What a model registry keeps of one model: its versions, and what running one needs. The registry may be another
 * environment's: `environment` says where it is.
 */
export interface RegistryRef extends Reference {
  /** Name of the model package group, 1 to 63 characters. */
  readonly groupName: Output<string>;
  readonly groupArn: Output<string>;
  /** S3 URI, ending in /, below which the artifacts of every version are. */
  readonly artifactsUri: Output<string>;
  /** ARN of the KMS key of the artifacts. */
  readonly artifactKeyArn: Output<string>;
  /** URIs of the images or the repositories that the versions' containers come from; at least one. */
  readonly images: Output<string[]>;
}

/** How the platform exports a {@link RegistryRef}: an instance of output `registry` for each model. */
export const registryContract: Contract<RegistryRef> = {
  name: "registry",
  fields: {
    groupName: "String",
    groupArn: "String",
    artifactsUri: "String",
    artifactKeyArn: "String",
    images: "StringList",
  },
};

/**
 * Folder of what the monitors of a version compare with, as `<artifactsUri><version>/baselines/`: it has a folder for each
 * kind of monitor. The pipeline that registers the version fills it, so that a stack that pins the version knows the
 * addresses.
 */
export const baselinesFolder = "baselines";

/** The ARN of one version of a model; of all, if `version` is `*`. */
export function versionArn({ environment, groupName }: RegistryRef, version: number | "*"): Output<string> {
  return groupName.apply((name) => arnIn(environment, "sagemaker", `model-package/${name}/${version}`));
}

/** The rights to find a model's versions and to make SageMaker models from them. */
export const canDeployVersions = (registry: RegistryRef): PolicyStatement[] => [
  {
    Sid: "FindModel",
    Effect: "Allow",
    Action: ["sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"],
    Resource: [registry.groupArn],
  },
  {
    Sid: "DeployVersions",
    Effect: "Allow",
    Action: ["sagemaker:CreateModel", "sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
    Resource: [versionArn(registry, "*")],
  },
];

/** The approval statuses that a version may be registered with: somebody else approves it. */
export const unapprovedStatuses = ["PendingManualApproval", "Rejected"] as const;

/** Lets through the requests about versions that approve none; SageMaker's own status is PendingManualApproval. */
export const withoutApproval: Conditions = {
  StringEqualsIfExists: { "sagemaker:ModelApprovalStatus": [...unapprovedStatuses] },
};

/** The right to register versions of a model that somebody else approves. */
export const canRegisterVersions = (registry: RegistryRef): PolicyStatement => ({
  Sid: "RegisterVersions",
  Effect: "Allow",
  Action: ["sagemaker:CreateModelPackage"],
  Resource: [registry.groupArn, versionArn(registry, "*")],
  Condition: withoutApproval,
});

/** The right to approve and reject versions of a model. */
export const canApproveVersions = (registry: RegistryRef): PolicyStatement => ({
  Sid: "ApproveVersions",
  Effect: "Allow",
  Action: ["sagemaker:UpdateModelPackage"],
  Resource: [versionArn(registry, "*")],
});
