import type { Input } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";

/** Open the web pages of a tracking server and read what it keeps. */
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
  // IAM knows no resource for the pages themselves; what they show is read with the rights above.
  { Sid: "OpenExperimentPages", Effect: "Allow", Action: ["sagemaker-mlflow:AccessUI"], Resource: "*" },
];

/** Record runs, metrics, models and traces on a tracking server; mark runs as deleted and bring them back. */
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

/** Stop a tracking server, which costs money while it runs, and start it again. */
export const canSwitchTrackingServer = (serverArn: Input<string>): PolicyStatement => ({
  Sid: "SwitchTrackingServer",
  Effect: "Allow",
  Action: ["sagemaker:StartMlflowTrackingServer", "sagemaker:StopMlflowTrackingServer"],
  Resource: [serverArn],
});
