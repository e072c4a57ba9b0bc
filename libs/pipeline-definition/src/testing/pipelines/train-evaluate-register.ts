import {
  booleanParameter,
  conditionStep,
  executionVariables,
  failStep,
  floatParameter,
  integerParameter,
  join,
  jsonGet,
  lessThanOrEqualTo,
  pipelineDefinition,
  processingStep,
  registerModelStep,
  stringParameter,
  trainingStep,
} from "../../index.ts";
import { csvChannel, data, input, jsonFile, output, registry, role, xgboost } from "./common.ts";

/** The published pipeline of the Abalone example: prepare, train, evaluate, register if the error is small enough. */
export function trainEvaluateRegister() {
  const processingType = stringParameter("ProcessingInstanceType", { default: "ml.m5.xlarge" });
  const processingCount = integerParameter("ProcessingInstanceCount", { default: 1 });
  const trainingType = stringParameter("TrainingInstanceType", {
    default: "ml.m5.xlarge",
    values: ["ml.m5.xlarge", "ml.m5.2xlarge"],
  });
  const approval = stringParameter("ModelApprovalStatus", { default: "PendingManualApproval" });
  const inputData = stringParameter("InputData", { default: `${data}/raw.csv` });
  const threshold = floatParameter("MseThreshold", { default: 6 });
  const spot = booleanParameter("UseSpot", { default: false });

  const process = processingStep("AbaloneProcess", {
    cache: { expireAfter: "30 days" },
    arguments: {
      ProcessingResources: {
        ClusterConfig: { InstanceType: processingType, InstanceCount: processingCount, VolumeSizeInGB: 30 },
      },
      AppSpecification: {
        ImageUri: `${registry}/scikit-learn:1.2-1`,
        ContainerArguments: ["--input-data", inputData],
        ContainerEntrypoint: ["python3", "/opt/ml/processing/input/code/preprocess.py"],
      },
      RoleArn: role,
      ProcessingInputs: [
        input("raw", inputData, "/opt/ml/processing/input"),
        input("code", `${data}/code/preprocess.py`, "/opt/ml/processing/input/code"),
      ],
      ProcessingOutputConfig: {
        Outputs: [
          output("train", `${data}/train`, "/opt/ml/processing/train"),
          output("validation", `${data}/validation`, "/opt/ml/processing/validation"),
          output("test", `${data}/test`, "/opt/ml/processing/test"),
        ],
      },
    },
  });
  const { train: trainSet, validation, test } = process.properties.ProcessingOutputConfig.Outputs;
  const train = trainingStep("AbaloneTrain", {
    cache: { expireAfter: "30 days" },
    retry: [
      { exceptions: ["Step.SERVICE_FAULT", "Step.THROTTLING"], interval: "10 seconds", maxAttempts: 3 },
      {
        exceptions: ["SageMaker.RESOURCE_LIMIT", "SageMaker.CAPACITY_ERROR"],
        interval: "1 minute",
        expireAfter: "2 hours",
      },
    ],
    arguments: {
      AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: xgboost },
      OutputDataConfig: { S3OutputPath: `${data}/model` },
      StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
      ResourceConfig: { VolumeSizeInGB: 30, InstanceCount: 1, InstanceType: trainingType },
      RoleArn: role,
      InputDataConfig: [
        csvChannel("train", trainSet.S3Output.S3Uri),
        csvChannel("validation", validation.S3Output.S3Uri),
      ],
      HyperParameters: { objective: "reg:linear", num_round: "50", eta: "0.2" },
      DebugHookConfig: { S3OutputPath: `${data}/model`, CollectionConfigurations: [] },
      ProfilerConfig: { DisableProfiler: true },
    },
  });
  const model = train.properties.ModelArtifacts.S3ModelArtifacts;
  const evaluate = processingStep("AbaloneEval", {
    propertyFiles: { EvaluationReport: { output: "evaluation", path: "evaluation.json" } },
    arguments: {
      ProcessingResources: {
        ClusterConfig: { InstanceType: processingType, InstanceCount: 1, VolumeSizeInGB: 30 },
      },
      AppSpecification: {
        ImageUri: xgboost,
        ContainerEntrypoint: ["python3", "/opt/ml/processing/input/code/evaluate.py"],
      },
      RoleArn: role,
      ProcessingInputs: [
        input("model", model, "/opt/ml/processing/model"),
        input("test", test.S3Output.S3Uri, "/opt/ml/processing/test"),
        input("code", `${data}/code/evaluate.py`, "/opt/ml/processing/input/code"),
      ],
      ProcessingOutputConfig: {
        Outputs: [
          output(
            "evaluation",
            join("/", [data, "evaluation", executionVariables.pipelineExecutionId]),
            "/opt/ml/processing/evaluation",
          ),
        ],
      },
    },
  });
  const evaluation = evaluate.properties.ProcessingOutputConfig.Outputs.evaluation.S3Output.S3Uri;
  const register = registerModelStep("AbaloneRegister-RegisterModel", {
    retry: [{ exceptions: ["Step.THROTTLING"], maxAttempts: 5 }],
    arguments: {
      ModelPackageGroupName: "abalone",
      ModelMetrics: {
        ModelQuality: { Statistics: jsonFile(join("/", [evaluation, "evaluation.json"])) },
        Bias: {},
        Explainability: {},
      },
      InferenceSpecification: {
        Containers: [{ Image: xgboost, Environment: {}, ModelDataUrl: model }],
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["text/csv"],
        SupportedRealtimeInferenceInstanceTypes: ["ml.t2.medium", "ml.m5.xlarge"],
        SupportedTransformInstanceTypes: ["ml.m5.xlarge"],
      },
      ModelApprovalStatus: approval,
      SkipModelValidation: "None",
    },
  });
  const gate = conditionStep("AbaloneMSECond", {
    conditions: [
      lessThanOrEqualTo(
        jsonGet(evaluate.propertyFiles.EvaluationReport, "regression_metrics.mse.value"),
        threshold,
      ),
    ],
    ifSteps: [register],
    elseSteps: [
      failStep("AbaloneMSEFail", {
        errorMessage: join(" ", ["Execution failed due to MSE >", threshold]),
      }),
    ],
  });
  return pipelineDefinition({
    parameters: [processingType, processingCount, trainingType, approval, inputData, threshold, spot],
    steps: [process, train, evaluate, gate],
  });
}
