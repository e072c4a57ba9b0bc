import type { Input } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";

/**
 * Open the MLflow UI of a tracking server and read its experiments, runs, models and traces.
 * @param serverArn ARN of the tracking server
 */
export const canReadExperiments = (serverArn: Input<string>): PolicyStatement[] => [
  {
    Sid: "ReadExperiments",
    Effect: "Allow",
    Action: [
      "sagemaker-mlflow:GetDownloadURIForModelVersionArtifacts",
      "sagemaker-mlflow:GetExperiment",
      "sagemaker-mlflow:GetExperimentByName",
      "sagemaker-mlflow:GetLatestModelVersions",
      "sagemaker-mlflow:GetLoggedModel",
      "sagemaker-mlflow:GetMetricHistory",
      "sagemaker-mlflow:GetModelVersion",
      "sagemaker-mlflow:GetModelVersionByAlias",
      "sagemaker-mlflow:GetRegisteredModel",
      "sagemaker-mlflow:GetRun",
      "sagemaker-mlflow:GetTraceInfo",
      "sagemaker-mlflow:ListArtifacts",
      "sagemaker-mlflow:ListLoggedModelArtifacts",
      "sagemaker-mlflow:SearchExperiments",
      "sagemaker-mlflow:SearchLoggedModels",
      "sagemaker-mlflow:SearchModelVersions",
      "sagemaker-mlflow:SearchRegisteredModels",
      "sagemaker-mlflow:SearchRuns",
      "sagemaker-mlflow:SearchTraces",
      "sagemaker:CreatePresignedMlflowTrackingServerUrl",
    ],
    Resource: [serverArn],
  },
  // IAM defines no resource type for the UI; the data it shows is read with the actions above.
  { Sid: "OpenExperimentPages", Effect: "Allow", Action: ["sagemaker-mlflow:AccessUI"], Resource: "*" },
];

/**
 * Log runs, metrics, models and traces to a tracking server; delete runs, and restore them.
 * @param serverArn ARN of the tracking server
 */
export const canTrackExperiments = (serverArn: Input<string>): PolicyStatement => ({
  Sid: "TrackExperiments",
  Effect: "Allow",
  Action: [
    "sagemaker-mlflow:CreateExperiment",
    "sagemaker-mlflow:CreateModelVersion",
    "sagemaker-mlflow:CreateRegisteredModel",
    "sagemaker-mlflow:CreateRun",
    "sagemaker-mlflow:DeleteRun",
    "sagemaker-mlflow:DeleteTag",
    "sagemaker-mlflow:EndTrace",
    "sagemaker-mlflow:FinalizeLoggedModel",
    "sagemaker-mlflow:GetExperimentByName",
    "sagemaker-mlflow:GetRun",
    "sagemaker-mlflow:LogBatch",
    "sagemaker-mlflow:LogInputs",
    "sagemaker-mlflow:LogLoggedModelParams",
    "sagemaker-mlflow:LogMetric",
    "sagemaker-mlflow:LogModel",
    "sagemaker-mlflow:LogOutputs",
    "sagemaker-mlflow:LogParam",
    "sagemaker-mlflow:RestoreRun",
    "sagemaker-mlflow:SetExperimentTag",
    "sagemaker-mlflow:SetLoggedModelTags",
    "sagemaker-mlflow:SetModelVersionTag",
    "sagemaker-mlflow:SetRegisteredModelAlias",
    "sagemaker-mlflow:SetRegisteredModelTag",
    "sagemaker-mlflow:SetTag",
    "sagemaker-mlflow:SetTraceTag",
    "sagemaker-mlflow:StartTrace",
    "sagemaker-mlflow:UpdateExperiment",
    "sagemaker-mlflow:UpdateModelVersion",
    "sagemaker-mlflow:UpdateRegisteredModel",
    "sagemaker-mlflow:UpdateRun",
  ],
  Resource: [serverArn],
});

/**
 * Stop a tracking server, which is billed for every hour that it runs, and start it again.
 * @param serverArn ARN of the tracking server
 */
export const canStartAndStopTrackingServer = (serverArn: Input<string>): PolicyStatement => ({
  Sid: "SwitchTrackingServer",
  Effect: "Allow",
  Action: ["sagemaker:StartMlflowTrackingServer", "sagemaker:StopMlflowTrackingServer"],
  Resource: [serverArn],
});
