import type { Asked, Operations } from "../../testing/pretend-aws.ts";
import { identity, raw } from "../../testing/pretend-aws.ts";

/** Seconds since 1970, as AWS JSON has moments. */
const at = (text: string) => Date.parse(text) / 1_000;
const account = "333344445555";
const arn = (resource: string) => `arn:aws:sagemaker:eu-west-1:${account}:${resource}`;

const types = {
  "data-quality": "DataQuality",
  "model-quality": "ModelQuality",
  bias: "ModelBias",
  explainability: "ModelExplainability",
} as const;

/** Name of the schedule of a kind. */
export const scheduleOf = (kind: string) => `mlops-sentiment-prod-sentiment-monitor-${kind}-1a2b3c4d`;

const bucket = "mlops-platform-prod-ml-data-7c284937";
const artifacts = "s3://mlops-platform-dev-ml-artifacts-f84c7ddd/models/sentiment/11/baselines";
const reportsOf = (kind: string) => `s3://${bucket}/data/monitoring/reports/sentiment-monitor/${kind}`;
const jobOf = (kind: string) => `model-monitoring-202611210900-${kind}`;

const kindOf = (text: unknown) =>
  Object.keys(types)
    .filter((kind) => String(text).includes(kind))
    .at(-1) ?? "data-quality";

const baseline = (file: string, kind: string) => ({ S3Uri: `${artifacts}/${kind}/${file}` });
const common = (kind: string) => ({
  RoleArn: `arn:aws:iam::${account}:role/monitor`,
  JobResources: { ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.xlarge", VolumeSizeInGB: 30 } },
  NetworkConfig: { EnableNetworkIsolation: true },
  StoppingCondition: { MaxRuntimeInSeconds: 3_600 },
  output: { KmsKeyId: "key", MonitoringOutputs: [{ S3Output: { S3Uri: `${reportsOf(kind)}/` } }] },
});

/** An account with all four monitors of sentiment, each of which has run at 9 o'clock; its files are in S3. */
export function monitoredAccount(kinds: readonly string[] = Object.keys(types)): Operations {
  const dataQuality = common("data-quality");
  const modelQuality = common("model-quality");
  return {
    GetCallerIdentity: identity(account),
    GetResources: ({ input }: Asked) => ({
      ResourceTagMappingList: JSON.stringify(input).includes("monitoring-schedule")
        ? kinds.map((kind) => ({ ResourceARN: arn(`monitoring-schedule/${scheduleOf(kind)}`) }))
        : [],
    }),
    DescribeMonitoringSchedule: ({ input: { MonitoringScheduleName: name } }: Asked) => {
      const kind = kindOf(name);
      return {
        MonitoringScheduleName: name,
        MonitoringType: types[kind as keyof typeof types],
        MonitoringScheduleStatus: "Scheduled",
        MonitoringScheduleConfig: {
          MonitoringJobDefinitionName: `sentiment-${kind}-1a2b3c4`,
          ScheduleConfig: { ScheduleExpression: "cron(0 * ? * * *)" },
        },
        LastMonitoringExecutionSummary: execution(kind),
      };
    },
    ListMonitoringExecutions: ({ input: { MonitoringScheduleName: name } }: Asked) => ({
      MonitoringExecutionSummaries: [{ ...execution(kindOf(name)), MonitoringScheduleName: name }],
    }),
    DescribeProcessingJob: ({ input: { ProcessingJobName: name } }: Asked) => ({
      ProcessingJobName: name,
      ProcessingJobStatus: "Completed",
      ProcessingOutputConfig: {
        Outputs: [{ S3Output: { S3Uri: `${reportsOf(kindOf(name))}/sentiment/2026/11/21/09` } }],
      },
    }),
    DescribeDataQualityJobDefinition: {
      ...dataQuality,
      DataQualityAppSpecification: { ImageUri: "analyzer" },
      DataQualityJobOutputConfig: dataQuality.output,
      DataQualityBaselineConfig: {
        StatisticsResource: baseline("statistics.json", "data-quality"),
        ConstraintsResource: baseline("constraints.json", "data-quality"),
      },
    },
    DescribeModelQualityJobDefinition: {
      ...modelQuality,
      ModelQualityAppSpecification: { ImageUri: "analyzer", ProblemType: "MulticlassClassification" },
      ModelQualityJobOutputConfig: modelQuality.output,
      ModelQualityBaselineConfig: { ConstraintsResource: baseline("constraints.json", "model-quality") },
    },
    DescribeModelBiasJobDefinition: {
      ModelBiasBaselineConfig: { ConstraintsResource: baseline("analysis.json", "bias") },
    },
    DescribeModelExplainabilityJobDefinition: {
      ModelExplainabilityBaselineConfig: { ConstraintsResource: baseline("analysis.json", "explainability") },
    },
  };
}

/** The execution of 9 o'clock. */
export const execution = (kind: string) => ({
  MonitoringExecutionStatus: "CompletedWithViolations",
  ScheduledTime: at("2026-11-21T09:00:00Z"),
  ProcessingJobArn: arn(`processing-job/${jobOf(kind)}`),
  MonitoringJobDefinitionName: `sentiment-${kind}-1a2b3c4`,
});

/** S3 that is made of documents: what the container of a monitor has left, and the baselines. */
export const documents = (files: Readonly<Record<string, unknown>>): Operations => {
  const answer = ({ operation }: Asked) => {
    const key = operation.replace(/^\w+ \//, "").replace(/\?.*$/, "");
    const found = files[`s3://${key}`];
    if (found === undefined) {
      return raw(
        "<Error><Code>NoSuchKey</Code><Message>There is no such key.</Message></Error>",
        "text/xml",
        404,
      );
    }
    const written = { "last-modified": "Sat, 14 Nov 2026 10:00:00 GMT" };
    return raw(operation.startsWith("HEAD") ? "" : JSON.stringify(found), "application/json", 200, written);
  };
  return { "GET /*": answer, "HEAD /*": answer };
};

/** Statistics of a feature with numbers, and of one with texts. */
const statistics = (mean: number, values: readonly number[], positive: number) => ({
  version: 0,
  dataset: { item_count: values.length },
  features: [
    {
      name: "word_count",
      inferred_type: "Integral",
      numerical_statistics: {
        common: { num_present: values.length, num_missing: 0 },
        mean,
        distribution: {
          kll: {
            buckets: [0, 10, 20].map((from) => ({
              lower_bound: from,
              upper_bound: from + 10,
              count: values.filter((one) => one >= from && one < from + 10).length,
            })),
            sketch: { data: [values] },
          },
        },
      },
    },
    {
      name: "language",
      inferred_type: "String",
      string_statistics: {
        common: { num_present: values.length - 100, num_missing: 100 },
        distinct_count: 2,
        distribution: {
          categorical: {
            buckets: [
              { value: "en", count: positive },
              { value: "de", count: values.length - 100 - positive },
            ],
          },
        },
      },
    },
  ],
});

const numbers = (count: number, most: number) =>
  Array.from({ length: count }, (_, index) => (index * 7) % most);

const biasAnalysis = (value: number) => ({
  version: "1.0",
  post_training_bias_metrics: {
    facets: {
      negation_count: [{ value_or_threshold: "1", metrics: [{ name: "DPPL", description: "…", value }] }],
    },
  },
});
const attributions = (count: number) => ({
  explanations: { kernel_shap: { positive: { global_shap_values: { text: 0.8, negation_count: count } } } },
});
const reported = (kind: string, file: string) => `${reportsOf(kind)}/sentiment/2026/11/21/09/${file}`;

/** What the four monitors have left: each with one violation. */
export const monitorFiles: Readonly<Record<string, unknown>> = {
  [`${artifacts}/data-quality/statistics.json`]: statistics(10, numbers(2_000, 20), 1_500),
  [`${artifacts}/data-quality/constraints.json`]: {
    version: 0,
    features: [{ name: "word_count" }, { name: "language" }],
    monitoring_config: {
      distribution_constraints: {
        perform_comparison: "Enabled",
        comparison_threshold: 0.1,
        comparison_method: "Simple",
      },
    },
  },
  [reported("data-quality", "statistics.json")]: statistics(4.5, numbers(1_000, 10), 720),
  [reported("data-quality", "constraint_violations.json")]: {
    version: 0,
    violations: [
      {
        feature_name: "word_count",
        constraint_check_type: "baseline_drift_check",
        description: "Baseline drift distance: 0.5 exceeds threshold: 0.1",
      },
    ],
  },
  [`${artifacts}/model-quality/constraints.json`]: {
    multiclass_classification_constraints: {
      accuracy: { threshold: 0.8, comparison_operator: "LessThanThreshold" },
    },
  },
  [reported("model-quality", "statistics.json")]: {
    multiclass_classification_metrics: {
      confusion_matrix: { "0": { "0": 1 } },
      accuracy: { value: 0.71234, standard_deviation: "NaN" },
    },
  },
  [reported("model-quality", "constraint_violations.json")]: {
    violations: [
      {
        metric_name: "accuracy",
        constraint_check_type: "LessThanThreshold",
        description: "Metric accuracy with 0.71234 was LessThanThreshold '0.8'",
      },
    ],
  },
  [`${artifacts}/bias/analysis.json`]: biasAnalysis(0.02),
  [reported("bias", "analysis.json")]: biasAnalysis(0.15),
  [reported("bias", "constraint_violations.json")]: {
    violations: [
      {
        facet: "negation_count",
        facet_value: "1",
        metric_name: "DPPL",
        constraint_check_type: "bias_drift_check",
        description: "Value 0.15 does not meet the constraint requirement",
      },
    ],
  },
  [`${artifacts}/explainability/analysis.json`]: attributions(0.2),
  [reported("explainability", "analysis.json")]: attributions(0.4),
  [reported("explainability", "constraint_violations.json")]: {
    violations: [
      {
        label: "positive",
        metric_name: "shap",
        constraint_check_type: "feature_attribution_drift_check",
        description: "Feature attribution drift 0.76 exceeds threshold 0.9",
      },
    ],
  },
};
