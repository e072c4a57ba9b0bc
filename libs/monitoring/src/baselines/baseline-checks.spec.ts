import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import {
  definitionProblems,
  modelStep,
  pipelineDefinition,
  registerModelStep,
} from "@mlops/pipeline-definition";
import { baselineChecks } from "./baseline-checks.ts";
import { qualityBaseline } from "./baseline-request.ts";
import { keptBaselines } from "./kept-baselines.ts";

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
const checked = {
  group: "fraud",
  dataQuality: args("data-quality"),
  modelQuality: { ...args("model-quality"), scored },
  bias: { ...args("bias"), configuration, modelName },
  explainability: { ...args("explainability"), configuration, modelName },
};
const checks = baselineChecks(checked);
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
const keep = keptBaselines("KeepBaselines", {
  environment,
  keys,
  network,
  roleArn,
  checked,
  register,
  artifactsUri: "s3://artifact-bucket/models/fraud/",
});

test("a pipeline with all baselines is one that SageMaker takes", () => {
  const definition = pipelineDefinition({ steps: [model, ...checks.steps, register, keep] });
  expect(definitionProblems(definition)).toEqual([]);
  expect(definition.Steps.map(({ Name, Type }) => [Name, Type])).toEqual([
    ["Fraud-CreateModel", "Model"],
    ["DataQualityBaseline", "QualityCheck"],
    ["ModelQualityBaseline", "QualityCheck"],
    ["BiasBaseline", "ClarifyCheck"],
    ["ExplainabilityBaseline", "ClarifyCheck"],
    ["Fraud-RegisterModel", "RegisterModel"],
    ["KeepBaselines", "Processing"],
  ]);
});

test("the version's baselines are kept by its number, in the folders that monitors look in", () => {
  const folder = (kind: string) => ({
    InputName: kind,
    S3Input: {
      S3Uri: `s3://data-bucket/fraud/baselines/${kind}`,
      LocalPath: `/opt/ml/processing/input/${kind}`,
      S3DataType: "S3Prefix",
      S3InputMode: "File",
      S3DataDistributionType: "FullyReplicated",
    },
  });
  expect(keep.definition.Arguments).toMatchObject({
    AppSpecification: {
      ContainerEntrypoint: ["cp", "-R", "/opt/ml/processing/input/.", "/opt/ml/processing/output"],
    },
    ProcessingInputs: ["data-quality", "model-quality", "bias", "explainability"].map(folder),
    ProcessingOutputConfig: {
      KmsKeyId: keys.dataKeyArn,
      Outputs: [
        {
          OutputName: "copies",
          S3Output: {
            LocalPath: "/opt/ml/processing/output",
            S3UploadMode: "EndOfJob",
            S3Uri: {
              "Std:Join": {
                On: "",
                Values: [
                  "s3://artifact-bucket/models/fraud/",
                  { Get: "Steps.Fraud-RegisterModel.ModelPackageVersion" },
                  "/baselines",
                ],
              },
            },
          },
        },
      ],
    },
    NetworkConfig: { EnableNetworkIsolation: true, EnableInterContainerTrafficEncryption: true },
  });
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
