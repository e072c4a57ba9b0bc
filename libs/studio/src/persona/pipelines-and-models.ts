import { arnIn } from "@mlops/aws";
import type { NetworkRef } from "@mlops/contracts";
import type { PolicyStatement } from "@mlops/core";
import { conditionOnVpc } from "./launching-jobs.ts";

/**
 * How pipelines and models that people make by hand are named, so that nobody's try overwrites what a stack has
 * deployed. Lower case, as SageMaker writes names into ARNs.
 */
export const sandboxPrefix = "sandbox-";

/** Run every pipeline; make and change those named with {@link sandboxPrefix}. */
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
 * Register versions of models, and make models named with {@link sandboxPrefix} inside the VPC. Whoever registers
 * does not approve: the status can be set to anything but `Approved`.
 */
export function canRegisterModels(network: NetworkRef): PolicyStatement[] {
  const arn = (resource: string) => arnIn(network.environment, "sagemaker", resource);
  const packages = [arn("model-package-group/*"), arn("model-package/*")];
  const sandbox = arn(`model/${sandboxPrefix}*`);
  return [
    {
      Sid: "RegisterModelVersions",
      Effect: "Allow",
      Action: ["sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"],
      Resource: packages,
      Condition: {
        StringEqualsIfExists: { "sagemaker:ModelApprovalStatus": ["PendingManualApproval", "Rejected"] },
      },
    },
    {
      Sid: "MakeSandboxModels",
      Effect: "Allow",
      Action: ["sagemaker:CreateModel"],
      Resource: [sandbox],
      Condition: conditionOnVpc(network),
    },
    {
      Sid: "DeleteSandboxModels",
      Effect: "Allow",
      Action: ["sagemaker:DeleteModel"],
      Resource: [sandbox],
    },
    {
      Sid: "TagNewModels",
      Effect: "Allow",
      Action: ["sagemaker:AddTags"],
      Resource: [...packages, sandbox],
      Condition: { StringEquals: { "sagemaker:TaggingAction": ["CreateModel", "CreateModelPackage"] } },
    },
  ];
}
