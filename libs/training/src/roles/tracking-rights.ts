import { type Input, all } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";

/**
 * Log what jobs do: experiments, runs, parameters, metrics and models, and read what they log to. An action that the ARN
 * is not of lets nothing happen: IAM knows each operation of a server's API, and one action for all of an app's.
 * @param arns MLflow tracking servers and apps
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemakermlflow.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-app-setup-prerequisites-iam.html
 */
export function canRecordExperiments(arns: readonly Input<string>[]): PolicyStatement[] {
  if (arns.length === 0) return [];
  return [
    {
      Sid: "RecordExperiments",
      Effect: "Allow",
      Action: [
        "sagemaker-mlflow:CreateExperiment",
        "sagemaker-mlflow:CreateRun",
        "sagemaker-mlflow:FinalizeLoggedModel",
        "sagemaker-mlflow:GetExperiment",
        "sagemaker-mlflow:GetExperimentByName",
        "sagemaker-mlflow:GetRun",
        "sagemaker-mlflow:LogBatch",
        "sagemaker-mlflow:LogInputs",
        "sagemaker-mlflow:LogLoggedModelParams",
        "sagemaker-mlflow:LogMetric",
        "sagemaker-mlflow:LogModel",
        "sagemaker-mlflow:LogOutputs",
        "sagemaker-mlflow:LogParam",
        "sagemaker-mlflow:SetLoggedModelTags",
        "sagemaker-mlflow:SetTag",
        "sagemaker-mlflow:UpdateRun",
        "sagemaker:CallMlflowAppApi",
      ],
      Resource: all([...arns]).apply((known) => [...new Set(known)]),
    },
  ];
}
