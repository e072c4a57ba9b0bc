import {
  type ClarifyCheckStepOptions,
  booleanParameter,
  clarifyCheckStep,
  modelStep,
  pipelineDefinition,
  qualityCheckStep,
  registerModelStep,
  stringParameter,
} from "../../index.ts";
import { abaloneModel, data, input, jsonFile, output, role, xgboost } from "./common.ts";

const resources = {
  ClusterConfig: { InstanceType: "ml.c5.xlarge", InstanceCount: 1, VolumeSizeInGB: 120 },
} as const;

/** The request that the Python SDK makes for a check with Model Monitor's container. */
function monitorJob(dataset: string, uri: string, environment: Readonly<Record<string, string>> = {}) {
  return {
    ProcessingResources: resources,
    AppSpecification: {
      ImageUri: "468650794304.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-model-monitor-analyzer",
    },
    RoleArn: role,
    ProcessingInputs: [
      input("baseline_dataset_input", dataset, "/opt/ml/processing/input/baseline_dataset_input"),
    ],
    ProcessingOutputConfig: {
      Outputs: [output("quality_check_output", uri, "/opt/ml/processing/output")],
    },
    Environment: {
      output_path: "/opt/ml/processing/output",
      publish_cloudwatch_metrics: "Disabled",
      dataset_format: '{"csv": {"header": false, "output_columns_position": "START"}}',
      dataset_source: "/opt/ml/processing/input/baseline_dataset_input",
      ...environment,
    },
  } as const;
}

/** The request that the Python SDK makes for a check with Clarify's container. */
const clarifyJob: ClarifyCheckStepOptions["arguments"] = {
  ProcessingResources: resources,
  AppSpecification: {
    ImageUri: "131013547314.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-clarify-processing:1.0",
  },
  RoleArn: role,
  ProcessingInputs: [
    input("analysis_config", `${data}/data-bias/config`, "/opt/ml/processing/input/config"),
    input("dataset", `${data}/train/train.csv`, "/opt/ml/processing/input/data"),
  ],
  ProcessingOutputConfig: {
    Outputs: [output("analysis_result", `${data}/data-bias`, "/opt/ml/processing/output")],
  },
};

/** Every kind of check against a baseline, and a registration with what they computed. */
export function qualityAndClarifyChecks() {
  const skip = booleanParameter("SkipDataQualityCheck", { default: false });
  const registerNew = booleanParameter("RegisterNewBaseline", { default: false });
  const statistics = stringParameter("SuppliedStatistics", { default: "" });
  const group = { modelPackageGroupName: "abalone" };

  const quality = qualityCheckStep("DataQualityCheck", {
    ...group,
    checkType: "DATA_QUALITY",
    skipCheck: skip,
    registerNewBaseline: registerNew,
    suppliedBaselineStatistics: statistics,
    cache: { expireAfter: "T12H" },
    arguments: monitorJob(`${data}/train/train.csv`, `${data}/data-quality`),
  });
  const dataBias = clarifyCheckStep("DataBiasCheck", {
    ...group,
    checkType: "DATA_BIAS",
    skipCheck: true,
    arguments: clarifyJob,
  });
  const model = modelStep("Abalone-CreateModel", { arguments: abaloneModel });
  const modelQuality = qualityCheckStep("ModelQualityCheck", {
    ...group,
    checkType: "MODEL_QUALITY",
    failOnViolation: false,
    registerNewBaseline: true,
    dependsOn: [model],
    arguments: monitorJob(`${data}/scored/scored.csv`, `${data}/model-quality`, {
      analysis_type: "MODEL_QUALITY",
      problem_type: "Regression",
      inference_attribute: "_c0",
      ground_truth_attribute: "_c1",
    }),
  });
  const modelBias = clarifyCheckStep("ModelBiasCheck", {
    ...group,
    checkType: "MODEL_BIAS",
    modelName: model.properties.ModelName,
    registerNewBaseline: registerNew,
    arguments: clarifyJob,
  });
  const explainability = clarifyCheckStep("ModelExplainabilityCheck", {
    ...group,
    checkType: "MODEL_EXPLAINABILITY",
    modelName: model.properties.ModelName,
    suppliedBaselineConstraints: `${data}/explainability/constraints.json`,
    arguments: clarifyJob,
  });
  const register = registerModelStep("Checked-RegisterModel", {
    dependsOn: [dataBias, modelQuality],
    arguments: {
      ModelPackageGroupName: "abalone",
      ModelMetrics: {
        ModelDataQuality: {
          Statistics: jsonFile(quality.properties.CalculatedBaselineStatistics),
          Constraints: jsonFile(quality.properties.CalculatedBaselineConstraints),
        },
        Bias: { Report: jsonFile(modelBias.properties.CalculatedBaselineConstraints) },
        Explainability: { Report: jsonFile(explainability.properties.CalculatedBaselineConstraints) },
      },
      DriftCheckBaselines: {
        ModelDataQuality: {
          Statistics: jsonFile(quality.properties.BaselineUsedForDriftCheckStatistics),
          Constraints: jsonFile(quality.properties.BaselineUsedForDriftCheckConstraints),
        },
      },
      InferenceSpecification: {
        Containers: [{ Image: xgboost, Environment: {}, ModelDataUrl: `${data}/model/model.tar.gz` }],
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["text/csv"],
        SupportedRealtimeInferenceInstanceTypes: ["ml.t2.medium"],
        SupportedTransformInstanceTypes: ["ml.m5.xlarge"],
      },
      ModelApprovalStatus: "PendingManualApproval",
      SkipModelValidation: "None",
    },
  });
  return pipelineDefinition({
    parameters: [skip, registerNew, statistics],
    steps: [quality, dataBias, model, modelQuality, modelBias, explainability, register],
  });
}
