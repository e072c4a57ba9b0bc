import { arnIn } from "@mlops/aws";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";

/** What workloads and users of Studio do, but nothing that changes who may do what. */
const actions: readonly string[] = [
  "sagemaker:AddTags",
  "sagemaker:BatchDescribe*",
  "sagemaker:BatchGet*",
  "sagemaker:DeleteTags",
  "sagemaker:Describe*",
  "sagemaker:Get*",
  // Jobs
  "sagemaker:Create*Job*",
  "sagemaker:Stop*",
  "sagemaker:UpdateTrainingJob",
  // Models, their packages and cards, and their monitoring
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
  "sagemaker:CreatePresigned*",
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
  "sagemaker:CallMlflowAppApi",
  "sagemaker:StartMlflow*",
  "sagemaker-mlflow:*Trace",
  "sagemaker-mlflow:Create*",
  "sagemaker-mlflow:DeleteRun",
  "sagemaker-mlflow:DeleteTag",
  "sagemaker-mlflow:Finalize*",
  "sagemaker-mlflow:Get*",
  "sagemaker-mlflow:List*",
  "sagemaker-mlflow:Log*",
  "sagemaker-mlflow:RestoreRun",
  "sagemaker-mlflow:Search*",
  "sagemaker-mlflow:Set*",
  "sagemaker-mlflow:Update*",
  // Feature store
  "sagemaker:*Record",
  "sagemaker:CreateFeatureGroup",
  "sagemaker:UpdateFeature*",
];

/** SageMaker's own part of the permissions boundary. */
export function sageMakerActions(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "SageMaker",
    Effect: "Allow",
    Action: [...actions],
    Resource: [arnIn(environment, "sagemaker", "*")],
  };
}
