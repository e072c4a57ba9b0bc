import { arnIn } from "@mlops/aws";
import { type NetworkRef, withoutApproval } from "@mlops/contracts";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import { inVpcOf } from "./vpc-condition.ts";

/**
 * Prefix that people must give the names of pipelines and models they create by hand, so that these never replace what
 * a stack has deployed. Lower case, as SageMaker writes names into ARNs.
 */
export const sandboxPrefix = "sandbox-";

/** Run every pipeline; create and change those named with {@link sandboxPrefix}. */
export function canBuildPipelines({ environment }: NetworkRef): PolicyStatement[] {
  const sandbox = arnIn(environment, "sagemaker", `pipeline/${sandboxPrefix}*`);
  return [
    {
      Sid: "RunPipelines",
      Effect: "Allow",
      Action: [
        "sagemaker:RetryPipelineExecution",
        "sagemaker:StartPipelineExecution",
        "sagemaker:StopPipelineExecution",
      ],
      Resource: [arnIn(environment, "sagemaker", "pipeline/*")],
    },
    {
      Sid: "BuildSandboxPipelines",
      Effect: "Allow",
      Action: ["sagemaker:CreatePipeline", "sagemaker:DeletePipeline", "sagemaker:UpdatePipeline"],
      Resource: [sandbox],
    },
    {
      Sid: "TagNewPipelines",
      Effect: "Allow",
      Action: ["sagemaker:AddTags"],
      Resource: [sandbox],
      Condition: { StringEquals: { "sagemaker:TaggingAction": "CreatePipeline" } },
    },
  ];
}

/**
 * Register model versions without approving them, and create models of a prefix inside the VPC.
 * @param prefix beginning of the models' names, lower case
 */
export function canRegisterModels(network: NetworkRef, prefix: string): PolicyStatement[] {
  const { environment } = network;
  const versions = modelVersions(environment);
  const models = arnIn(environment, "sagemaker", `model/${prefix}*`);
  return [
    registerWithoutApproving(versions),
    {
      Sid: "MakeModels",
      Effect: "Allow",
      Action: ["sagemaker:CreateModel"],
      Resource: [models],
      Condition: inVpcOf(network),
    },
    { Sid: "DeleteModels", Effect: "Allow", Action: ["sagemaker:DeleteModel"], Resource: [models] },
    {
      Sid: "TagNewModels",
      Effect: "Allow",
      Action: ["sagemaker:AddTags"],
      Resource: [...versions, models],
      Condition: { StringEquals: { "sagemaker:TaggingAction": ["CreateModel", "CreateModelPackage"] } },
    },
  ];
}

/** ARNs of the model registry: its groups and the versions in them. */
const modelVersions = (environment: AwsEnvironment) =>
  ["model-package-group/*", "model-package/*"].map((resource) => arnIn(environment, "sagemaker", resource));

/** The approval status can be set to anything but `Approved`. */
function registerWithoutApproving(versions: string[]): PolicyStatement {
  return {
    Sid: "RegisterModelVersions",
    Effect: "Allow",
    Action: ["sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"],
    Resource: versions,
    Condition: withoutApproval,
  };
}
