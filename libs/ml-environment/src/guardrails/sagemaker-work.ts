import { type AwsEnvironment, type PolicyStatement, arnIn } from "@mlops/core";

/** SageMaker's own part of the cap: whatever workloads and Studio's users do with it, but nothing that governs them. */
export function sageMakerWork(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "SageMaker",
    Effect: "Allow",
    Action: [
      "sagemaker:AddTags",
      "sagemaker:BatchDescribe*",
      "sagemaker:BatchGet*",
      "sagemaker:DeleteTags",
      "sagemaker:Describe*",
      "sagemaker:Get*",
      // Jobs
      "sagemaker:CreateAutoMLJob*",
      "sagemaker:CreateHyperParameterTuningJob",
      "sagemaker:CreateProcessingJob",
      "sagemaker:CreateTrainingJob",
      "sagemaker:CreateTransformJob",
      "sagemaker:Stop*",
      "sagemaker:UpdateTrainingJob",
      // Models, their packages and cards, and what monitors them
      "sagemaker:*JobDefinition",
      "sagemaker:*MonitoringSchedule",
      "sagemaker:CreateModel*",
      "sagemaker:DeleteModel",
      "sagemaker:DeleteModelPackage",
      "sagemaker:UpdateModel*",
      // Serving
      "sagemaker:*InferenceComponent*",
      "sagemaker:CreateEndpoint*",
      "sagemaker:DeleteEndpoint*",
      "sagemaker:InvokeEndpoint*",
      "sagemaker:UpdateEndpoint*",
      // Pipelines
      "sagemaker:*Pipeline",
      "sagemaker:*PipelineExecution",
      "sagemaker:SendPipelineExecutionStep*",
      // Studio
      "sagemaker:*AppImageConfig",
      "sagemaker:*Space",
      "sagemaker:CreateApp",
      "sagemaker:DeleteApp",
      // Experiments and lineage
      "sagemaker:*Action",
      "sagemaker:*Artifact",
      "sagemaker:*Association",
      "sagemaker:*Context",
      "sagemaker:*Experiment",
      "sagemaker:*Trial",
      "sagemaker:*TrialComponent",
      "sagemaker:BatchPutMetrics",
      // Feature store
      "sagemaker:*Record",
      "sagemaker:CreateFeatureGroup",
      "sagemaker:UpdateFeature*",
    ],
    Resource: [arnIn(environment, "sagemaker", "*")],
  };
}
