import { requestProblems } from "@mlops/api-constraints";
import { definitionProblems, pipelineDefinition, processingStep } from "@mlops/pipeline-definition";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { platform, registeredVersion } from "../testing/monitors.ts";
import { ClarifyReport, type ClarifyReportArgs } from "./clarify-report.ts";

const { environment, keys, network, mlEnvironment } = platform;
const references = { environment, keys, network, mlEnvironment };
const groups = { positive: [1], facets: [{ column: "age", sensitive: [40] }] };
const model = { instanceType: "ml.c7i.large", answer: { probability: 0, threshold: 0.5 } } as const;
const roleArn = "arn:aws:iam::111122223333:role/mlops/reports";
const dataset = "s3://data-bucket/fraud/validation.csv";

/** A report's configuration, and the request of its job. */
async function made(args: Partial<ClarifyReportArgs>) {
  let problems: unknown;
  let request: unknown;
  const cloud = await pretendCloud(() => {
    const report = new ClarifyReport("fraud-report", { ...references, ...args });
    const job = report.job({ dataset, roleArn });
    problems = requestProblems("CreateProcessingJob", { ProcessingJobName: "fraud", ...job }, { isUnknown });
    const definition = pipelineDefinition({ steps: [processingStep("Report", { arguments: job })] });
    expect(definitionProblems(definition)).toEqual([]);
    request = job;
    return { reportsUri: report.reportsUri };
  });
  expect(problems).toEqual([]);
  const stored = cloud.inputs("fraud-report-configuration");
  return { configuration: JSON.parse(String(stored.content)) as unknown, stored, request, cloud };
}

const isUnknown = (value: unknown) => typeof value === "object" && value !== null && "apply" in value;
const isolation = (request: unknown) =>
  (request as { NetworkConfig: { EnableNetworkIsolation: boolean } }).NetworkConfig.EnableNetworkIsolation;

describe("a report of Clarify", () => {
  test("tells bias before training without a model, cut off from the network", async () => {
    const { configuration, request } = await made({
      headers: ["label", "age"],
      label: "label",
      bias: { ...groups, group: "country", beforeTraining: ["CI", "DPL"] },
    });
    expect(configuration).toEqual({
      version: "1.0",
      dataset_type: "text/csv",
      headers: ["label", "age"],
      label: "label",
      label_values_or_threshold: [1],
      facet: [{ name_or_index: "age", value_or_threshold: [40] }],
      group_variable: "country",
      methods: {
        pre_training_bias: { methods: ["CI", "DPL"] },
        report: { name: "report", title: "fraud-report" },
      },
    });
    expect(isolation(request)).toBe(true);
  });

  test("tells bias before and after training of a model's predictions", async () => {
    const bias = { ...groups, beforeTraining: "all", afterTraining: "all" } as const;
    const { configuration, request } = await made({ modelName: "Fraud-1", label: 0, bias, model });
    expect(configuration).toEqual({
      version: "1.0",
      dataset_type: "text/csv",
      label: 0,
      label_values_or_threshold: [1],
      facet: [{ name_or_index: "age", value_or_threshold: [40] }],
      probability_threshold: 0.5,
      methods: {
        pre_training_bias: { methods: "all" },
        post_training_bias: { methods: "all" },
        report: { name: "report", title: "fraud-report" },
      },
      predictor: {
        model_name: "Fraud-1",
        instance_type: "ml.c7i.large",
        initial_instance_count: 1,
        content_type: "text/csv",
        accept_type: "text/csv",
        probability: 0,
      },
    });
    expect(isolation(request)).toBe(false);
  });

  test("tells attributions of a registered version, and how predictions depend on the most important features", async () => {
    const { configuration } = await made({
      modelName: "Fraud-1",
      registered: registeredVersion,
      shap: { baseline: "registered", samples: 100 },
      partialDependence: { top: 3 },
      model,
    });
    expect(configuration).toMatchObject({
      methods: {
        shap: {
          baseline:
            "s3://dev-artifacts/models/fraud/7/baselines/explainability/explanations_shap/baseline.csv",
          num_samples: 100,
          agg_method: "mean_abs",
          use_logit: false,
          save_local_shap_values: false,
        },
        pdp: { top_k_features: 3, grid_resolution: 15 },
      },
    });
  });

  test("tells how predictions depend on features by name", async () => {
    const partialDependence = { features: ["amount"], steps: 20 };
    const { configuration } = await made({ modelName: "Fraud-1", partialDependence, model });
    expect(configuration).toMatchObject({ methods: { pdp: { features: ["amount"], grid_resolution: 20 } } });
  });

  test("is written below the monitors' reports, encrypted with the data key", async () => {
    const { cloud, stored, request } = await made({ label: 0, bias: { ...groups, beforeTraining: "all" } });
    expect(cloud.outputs.reportsUri).toMatch(
      /^s3:\/\/data-bucket\/data\/monitoring\/reports\/mlops-sentiment-prod-fraud-report-\w{8}\/$/,
    );
    expect(stored.kmsKeyId).toBe("arn:aws:kms:eu-west-1:111122223333:key/data");
    expect(request).toMatchObject({ ProcessingOutputConfig: { KmsKeyId: keys.dataKeyArn } });
  });

  test.each<[string, Partial<ClarifyReportArgs>, string[]]>([
    ["nothing", {}, ["bias: got nothing; expected bias, shap or partialDependence"]],
    [
      "bias of no label, at no time",
      { bias: groups },
      [
        "bias.beforeTraining: got nothing; expected metrics before or after training, or all",
        "label: got nothing; expected the label, for bias",
      ],
    ],
    [
      "predictions of no model",
      { label: 0, bias: { ...groups, afterTraining: "all" } },
      [
        "modelName: got nothing; expected the name of the SageMaker model that is asked",
        "model: got nothing; expected the endpoint of the model, for predictions",
      ],
    ],
    [
      "dependence on features that nobody names",
      { modelName: "Fraud-1", partialDependence: {}, model },
      [
        "partialDependence.features: got nothing; expected features, or shap, which finds the most important ones",
      ],
    ],
    [
      "rows of no version",
      { modelName: "Fraud-1", shap: { baseline: "registered" }, model },
      ["registered: got nothing; expected the version whose rows features are compared with"],
    ],
  ])("of %s is refused", async (_, args, problems) => {
    const [found = ""] = await pretendProblems(
      () => new ClarifyReport("fraud-report", { ...references, ...args }),
    );
    expect(
      found
        .split(/\n\s+- /)
        .slice(1)
        .sort(),
    ).toEqual([...problems].sort());
  });
});
