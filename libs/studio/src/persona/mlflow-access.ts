import type { Input } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";
import type { ExperimentsKind } from "../experiments/experiments-settings.ts";

/** An MLflow that keeps experiments. */
export interface MlflowRef {
  /** IAM knows each operation of a server's API, and one action for all of an app's. */
  readonly kind: ExperimentsKind;
  /**
   * Its ARN, which MLflow takes as its tracking URI. That of a server is known before it exists, so that a preview shows
   * it in policies; that of an app after deployment only.
   */
  readonly arn: Input<string>;
}

/**
 * Open the MLflow UI of a tracking server and read its experiments, runs, models and traces. Nothing for an app: whoever
 * may read there may also delete.
 */
export const canReadExperiments = ({ kind, arn }: MlflowRef): PolicyStatement[] =>
  kind === "app" ? [] : canReadServer(arn);

const canReadServer = (serverArn: Input<string>): PolicyStatement[] => [
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
 * Log runs, metrics, models and traces; delete runs, and restore them. For an app, whose API is one action: all of that,
 * and read and delete everything else.
 */
export const canTrackExperiments = ({ kind, arn }: MlflowRef): PolicyStatement =>
  kind === "app" ? canUseApp(arn) : canTrackOnServer(arn);

/**
 * Use the whole API of an MLflow app, and open its UI.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-app-setup-prerequisites-iam.html
 */
const canUseApp = (appArn: Input<string>): PolicyStatement => ({
  Sid: "UseExperiments",
  Effect: "Allow",
  Action: ["sagemaker:CallMlflowAppApi", "sagemaker:CreatePresignedMlflowAppUrl"],
  Resource: [appArn],
});

const canTrackOnServer = (serverArn: Input<string>): PolicyStatement => ({
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

/** Stop a tracking server, which is billed for every hour that it runs, and start it again. Nothing for an app. */
export const canStartAndStopTrackingServer = ({ kind, arn }: MlflowRef): PolicyStatement[] =>
  kind === "app"
    ? []
    : [
        {
          Sid: "SwitchTrackingServer",
          Effect: "Allow",
          Action: ["sagemaker:StartMlflowTrackingServer", "sagemaker:StopMlflowTrackingServer"],
          Resource: [arn],
        },
      ];
