import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import {
  definitionProblems,
  modelStep,
  pipelineDefinition,
  registerModelStep,
} from "@mlops/pipeline-definition";
import { baselineChecks } from "./baseline-checks.ts";
import { qualityBaseline } from "./baseline-request.ts";

const { environment, keys, network } = platformRef(testEnvironment("dev"));
const image = "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1";
const roleArn = "arn:aws:iam::111122223333:role/mlops/baselines";
const args = (kind: string) => ({
  environment,
  keys,
  network,
  roleArn,
  dataset: "s3://data-bucket/fraud/validation.csv",
  output: `s3://data-bucket/fraud/baselines/${kind}`,
});
const model = modelStep("Fraud-CreateModel", {
  arguments: {
    ExecutionRoleArn: roleArn,
    PrimaryContainer: { Image: image, ModelDataUrl: "s3://data-bucket/fraud/model.tar.gz" },
  },
});
const modelName = model.properties.ModelName;
const configuration = "s3://data-bucket/fraud/analysis.json";
const scored = { problem: "binary", prediction: "predicted", label: "fraud", probability: "score" } as const;
const checks = baselineChecks({
  group: "fraud",
  dataQuality: args("data-quality"),
  modelQuality: { ...args("model-quality"), scored },
  bias: { ...args("bias"), configuration, modelName },
  explainability: { ...args("explainability"), configuration, modelName },
});

test("a pipeline with all baselines is one that SageMaker takes", () => {
  const register = registerModelStep("Fraud-RegisterModel", {
    arguments: {
      ModelPackageGroupName: "fraud",
      InferenceSpecification: {
        Containers: [{ Image: image, ModelDataUrl: "s3://data-bucket/fraud/model.tar.gz" }],
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["text/csv"],
      },
      ModelApprovalStatus: "PendingManualApproval",
      ...checks.registered,
    },
  });
  const definition = pipelineDefinition({ steps: [model, ...checks.steps, register] });
  expect(definitionProblems(definition)).toEqual([]);
  expect(definition.Steps.map(({ Name, Type }) => [Name, Type])).toEqual([
    ["Fraud-CreateModel", "Model"],
    ["DataQualityBaseline", "QualityCheck"],
    ["ModelQualityBaseline", "QualityCheck"],
    ["BiasBaseline", "ClarifyCheck"],
    ["ExplainabilityBaseline", "ClarifyCheck"],
    ["Fraud-RegisterModel", "RegisterModel"],
  ]);
});

test.each([
  [0, true],
  [1, true],
  [2, false],
  [3, false],
])("check %i is cut off from the network: %p, as it calls no model or calls one", (index, isolated) => {
  expect(checks.steps[index]?.definition.Arguments).toMatchObject({
    NetworkConfig: { EnableNetworkIsolation: isolated, EnableInterContainerTrafficEncryption: true },
  });
});

test("the version gets what was computed, and what later checks compare with", () => {
  const { ModelMetrics = {}, DriftCheckBaselines = {} } = checks.registered;
  expect(Object.keys(ModelMetrics)).toEqual(["ModelDataQuality", "ModelQuality", "Bias", "Explainability"]);
  expect(Object.keys(DriftCheckBaselines)).toEqual([
    "ModelDataQuality",
    "ModelQuality",
    "Bias",
    "Explainability",
  ]);
});

test("a single run has the same request: columns by name, disk and reports encrypted", () => {
  expect(qualityBaseline(args("model-quality"), scored).Environment).toEqual({
    dataset_format: '{"csv": {"header": true, "output_columns_position": "START"}}',
    dataset_source: "/opt/ml/processing/input/baseline_dataset_input",
    output_path: "/opt/ml/processing/output",
    publish_cloudwatch_metrics: "Disabled",
    analysis_type: "MODEL_QUALITY",
    problem_type: "BinaryClassification",
    inference_attribute: "predicted",
    ground_truth_attribute: "fraud",
    probability_attribute: "score",
  });
});
