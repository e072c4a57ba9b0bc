import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { output } from "@pulumi/pulumi";
import { awsEnvironment } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import {
  bias,
  binary,
  dataQuality,
  explainability,
  fraud,
  groundTruth,
  modelQuality,
  ofFraud,
  references,
} from "../testing/monitors.ts";
import type { ModelMonitorArgs } from "./monitor-args.ts";
import { ModelMonitor } from "./model-monitor.ts";

const made = (settings: Partial<ModelMonitorArgs>) =>
  pretendCloud(() => {
    const { driftAlarmName } = new ModelMonitor("fraud-monitor", ofFraud(settings));
    return { driftAlarmName };
  });

const physical = "mlops-sentiment-prod-fraud-monitor-c9f63df0";
const all = { ...binary, dataQuality, modelQuality, bias, explainability, modelName: "Fraud-Model-1" };

/** The desired state of a job definition, as a preview shows it. */
async function desired(settings: Partial<ModelMonitorArgs>, kind: string) {
  const { inputs } = (await made(settings)).inputs(`fraud-monitor-${kind}`, "JsonInputs");
  return (inputs as { desiredState: Record<string, unknown> }).desiredState;
}

describe("a monitor of all four kinds", () => {
  test("has a job, a role and a schedule for each, and alarms for all", async () => {
    const cloud = await made(all);
    const ofKind = (kind: string) => [
      `MonitoringSchedule fraud-monitor-${kind}-schedule`,
      `Role fraud-monitor-${kind}-role`,
      `RolePolicy fraud-monitor-${kind}-role-policy`,
      `ServiceRole fraud-monitor-${kind}-role`,
    ];
    expect(cloud.census()).toEqual(
      [
        ...["data-quality", "model-quality", "bias", "explainability"].flatMap(ofKind),
        "DataQualityJobDefinition fraud-monitor-data-quality",
        ...["model-quality", "bias", "explainability"].flatMap((kind) => [
          `JsonInputs fraud-monitor-${kind}`,
          `Resource fraud-monitor-${kind}`,
        ]),
        "BucketObjectv2 fraud-monitor-bias-configuration",
        "BucketObjectv2 fraud-monitor-explainability-configuration",
        "CompositeAlarm fraud-monitor-alarms-drift",
        "EventRule fraud-monitor-alarms-failures",
        "EventRule fraud-monitor-alarms-violations",
        "EventTarget fraud-monitor-alarms-failures-target",
        "EventTarget fraud-monitor-alarms-violations-target",
        "JsonInputs fraud-monitor-alarms-failures",
        "JsonInputs fraud-monitor-alarms-violations",
        "DeadLetterQueue fraud-monitor-alarms-undelivered",
        "MetricAlarm fraud-monitor-alarms-undelivered-alarm",
        "MetricAlarm fraud-monitor-alarms-violations",
        "ModelMonitor fraud-monitor",
        "MonitorAlarms fraud-monitor-alarms",
        "Queue fraud-monitor-alarms-undelivered",
        "QueuePolicy fraud-monitor-alarms-undelivered-policy",
      ].sort(),
    );
  });

  test.each([
    ["data-quality", "DataQuality", "mlops-sentiment-prod-fraud-monitor-data-quality-c0046936"],
    [
      "model-quality",
      "ModelQuality",
      expect.stringMatching(/^mlops-sentiment-prod-fraud-monitor-model-quality-/),
    ],
    ["bias", "ModelBias", expect.stringMatching(/^mlops-sentiment-prod-fraud-monitor-bias-/)],
    [
      "explainability",
      "ModelExplainability",
      expect.stringMatching(/^mlops-sentiment-prod-fraud-monitor-expl/),
    ],
  ])(
    "schedules %s by name of its definition, under a name that stays",
    async (kind, monitoringType, name) => {
      const cloud = await made(all);
      expect(cloud.inputs(`fraud-monitor-${kind}-schedule`)).toEqual({
        name,
        monitoringScheduleConfig: {
          monitoringType,
          monitoringJobDefinitionName: UNKNOWN,
          scheduleConfig: { scheduleExpression: "cron(0 3 ? * * *)" },
        },
      });
      // The definition is replaced first, the schedule updated, the old definition deleted.
      const { urn } = cloud.resource(
        `fraud-monitor-${kind}`,
        kind === "data-quality" ? "DataQualityJobDefinition" : "Resource",
      );
      expect(cloud.resource(`fraud-monitor-${kind}-schedule`).dependencies).toContain(urn);
    },
  );
});

const cluster = {
  InstanceCount: 1,
  InstanceType: "ml.m5.xlarge",
  VolumeSizeInGB: 30,
  VolumeKmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/data",
};
const common = (isolated: boolean) => ({
  RoleArn: UNKNOWN,
  JobDefinitionName: UNKNOWN,
  JobResources: { ClusterConfig: cluster },
  NetworkConfig: {
    EnableInterContainerTrafficEncryption: true,
    EnableNetworkIsolation: isolated,
    VpcConfig: { Subnets: ["subnet-a", "subnet-b"], SecurityGroupIds: ["sg-1"] },
  },
  StoppingCondition: { MaxRuntimeInSeconds: 3_600 },
  Tags: [{ Key: "Application", Value: "sentiment" }],
});
const read = {
  LocalPath: "/opt/ml/processing/input",
  S3InputMode: "File",
  S3DataDistributionType: "FullyReplicated",
};
const outputOf = (kind: string) => ({
  KmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/data",
  MonitoringOutputs: [
    {
      S3Output: {
        S3Uri: `s3://data-bucket/data/monitoring/reports/${physical}/${kind}/`,
        LocalPath: "/opt/ml/processing/output",
        S3UploadMode: "EndOfJob",
      },
    },
  ],
});
const analyzer = "468650794304.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-model-monitor-analyzer";
const clarify = "131013547314.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-clarify-processing:1.0";
const Environment = { publish_cloudwatch_metrics: "Enabled" };
const window = { StartTimeOffset: "-P8D", EndTimeOffset: "-P1D" };
const baseline = (file: string) => ({
  ConstraintsResource: { S3Uri: `s3://artifact-bucket/baselines/fraud/7/${file}.json` },
});

/** Problem types with the attributes that each has. */
const problems = [
  ["binary", { label: "0" }, "BinaryClassification", { InferenceAttribute: "0" }],
  [
    "binary",
    { probability: "0", probabilityThreshold: 0.8 },
    "BinaryClassification",
    { ProbabilityAttribute: "0", ProbabilityThresholdAttribute: 0.8 },
  ],
  [
    "multiclass",
    { label: "class", probability: "scores" },
    "MulticlassClassification",
    { InferenceAttribute: "class", ProbabilityAttribute: "scores" },
  ],
  ["regression", { label: "0" }, "Regression", { InferenceAttribute: "0" }],
] as const;

describe.each(problems)("of a %s problem with %j", (problem, predictions, ProblemType, attributes) => {
  const settings = { problem, predictions, groundTruth };

  test("the job of model quality is exactly this", async () => {
    expect(await desired({ ...settings, modelQuality }, "model-quality")).toEqual({
      ...common(true),
      ModelQualityAppSpecification: { ImageUri: analyzer, ProblemType, Environment },
      ModelQualityBaselineConfig: baseline("quality"),
      ModelQualityJobInput: {
        EndpointInput: { EndpointName: "fraud", ...read, ...attributes, ...window },
        GroundTruthS3Input: { S3Uri: groundTruth },
      },
      ModelQualityJobOutputConfig: outputOf("model-quality"),
    });
  });

  test("the job of bias is exactly this, cut off from the network: it reads captured predictions", async () => {
    expect(await desired({ ...settings, bias }, "bias")).toEqual({
      ...common(true),
      ModelBiasAppSpecification: {
        ImageUri: clarify,
        ConfigUri: `s3://data-bucket/data/monitoring/configurations/${physical}/b8f6990bc2a130d4.json`,
        Environment,
      },
      ModelBiasBaselineConfig: baseline("bias"),
      ModelBiasJobInput: {
        EndpointInput: { EndpointName: "fraud", ...read, ...attributes, ...window },
        GroundTruthS3Input: { S3Uri: groundTruth },
      },
      ModelBiasJobOutputConfig: outputOf("bias"),
    });
  });

  test("the job of feature attribution is exactly this, with a network to ask the model", async () => {
    const { ProbabilityThresholdAttribute: _, ...answers } = {
      ProbabilityThresholdAttribute: undefined,
      ...attributes,
    };
    const state = await desired(
      { ...settings, explainability, modelName: "Fraud-Model-1" },
      "explainability",
    );
    expect(state).toEqual({
      ...common(false),
      ModelExplainabilityAppSpecification: {
        ImageUri: clarify,
        ConfigUri: expect.stringMatching(/^s3:\/\/data-bucket\/data\/monitoring\/configurations\/.*\.json$/),
        Environment,
      },
      ModelExplainabilityBaselineConfig: baseline("explainability"),
      ModelExplainabilityJobInput: { EndpointInput: { EndpointName: "fraud", ...read, ...answers } },
      ModelExplainabilityJobOutputConfig: outputOf("explainability"),
    });
  });

  test("the job of data quality is the same for every problem", async () => {
    const cloud = await made({ ...settings, dataQuality });
    expect(cloud.inputs("fraud-monitor-data-quality")).toEqual({
      roleArn: UNKNOWN,
      dataQualityAppSpecification: { imageUri: analyzer, environment: Environment },
      dataQualityBaselineConfig: {
        statisticsResource: { s3Uri: "s3://artifact-bucket/baselines/fraud/7/statistics.json" },
        constraintsResource: { s3Uri: "s3://artifact-bucket/baselines/fraud/7/constraints.json" },
      },
      dataQualityJobInput: {
        endpointInput: {
          endpointName: "fraud",
          localPath: "/opt/ml/processing/input",
          s3InputMode: "File",
          s3DataDistributionType: "FullyReplicated",
        },
      },
      dataQualityJobOutputConfig: {
        kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/data",
        monitoringOutputs: {
          s3Output: {
            s3Uri: `s3://data-bucket/data/monitoring/reports/${physical}/data-quality/`,
            localPath: "/opt/ml/processing/output",
            s3UploadMode: "EndOfJob",
          },
        },
      },
      jobResources: {
        clusterConfig: {
          instanceCount: 1,
          instanceType: "ml.m5.xlarge",
          volumeSizeInGb: 30,
          volumeKmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/data",
        },
      },
      networkConfig: {
        enableInterContainerTrafficEncryption: true,
        enableNetworkIsolation: true,
        vpcConfig: { subnets: ["subnet-a", "subnet-b"], securityGroupIds: ["sg-1"] },
      },
      stoppingCondition: { maxRuntimeInSeconds: 3_600 },
    });
  });
});

describe("a monitor", () => {
  test("of batches reads what they capture, in its format", async () => {
    const captured = "s3://data-bucket/data/monitoring/captured/churn/";
    const batch = { endpoint: undefined, batch: { captured } };
    const cloud = await made({ ...batch, dataQuality });
    expect(cloud.inputs("fraud-monitor-data-quality")).toMatchObject({
      dataQualityJobInput: {
        batchTransformInput: {
          dataCapturedDestinationS3Uri: captured,
          datasetFormat: { csv: { header: false } },
          localPath: "/opt/ml/processing/input",
        },
      },
    });
    const state = await desired(
      { ...binary, endpoint: undefined, batch: { captured, format: { kind: "json" } }, modelQuality },
      "model-quality",
    );
    expect(state.ModelQualityJobInput).toEqual({
      BatchTransformInput: {
        DataCapturedDestinationS3Uri: captured,
        DatasetFormat: { Json: { Line: true } },
        ...read,
        InferenceAttribute: "0",
        ...window,
      },
      GroundTruthS3Input: { S3Uri: groundTruth },
    });
  });

  test("of an instance type with a local disk gives it no key", async () => {
    const { jobResources } = (await made({ dataQuality, instanceType: "ml.m5d.xlarge" })).inputs(
      "fraud-monitor-data-quality",
    );
    expect(jobResources).toEqual({
      clusterConfig: { instanceCount: 1, instanceType: "ml.m5d.xlarge", volumeSizeInGb: 30 },
    });
  });

  test("that runs every hour and reads labels takes 30 minutes at most", async () => {
    const hourly = { ...modelQuality, schedule: "cron(0 * ? * * *)" };
    expect((await desired({ ...binary, modelQuality: hourly }, "model-quality")).StoppingCondition).toEqual({
      MaxRuntimeInSeconds: 1_800,
    });
  });

  test("without a baseline exists when the settings say so", async () => {
    const cloud = await made({ dataQuality: { baseline: "none" } });
    expect(cloud.inputs("fraud-monitor-data-quality")).not.toHaveProperty("dataQualityBaselineConfig");
  });

  test("of another configuration has another object, and with it another definition", async () => {
    const stored = async (sensitive: number[]) => {
      const analysis = { ...bias.analysis, facets: [{ column: "age", sensitive }] };
      const cloud = await made({ ...binary, bias: { ...bias, analysis } });
      return cloud.inputs("fraud-monitor-bias-configuration");
    };
    const [forty, fifty] = [await stored([40]), await stored([50])];
    expect(forty.content).toBe(
      '{"facet":[{"name_or_index":"age","value_or_threshold":[40]}],"label":"label",' +
        '"label_values_or_threshold":[1],"version":"1.0"}',
    );
    expect(forty.key).not.toBe(fifty.key);
  });

  test("of feature attribution tells Clarify of model, shadow endpoint and SHAP", async () => {
    const { content } = (await made(all)).inputs("fraud-monitor-explainability-configuration");
    expect(JSON.parse(content as string)).toEqual({
      version: "1.0",
      methods: {
        shap: { baseline: [[0, 1]], agg_method: "mean_abs", use_logit: false, save_local_shap_values: false },
      },
      predictor: {
        model_name: "Fraud-Model-1",
        instance_type: "ml.m5.xlarge",
        initial_instance_count: 1,
        content_type: "text/csv",
        accept_type: "text/csv",
      },
    });
  });
});

describe("a preprocessor that is a file of the repository", () => {
  const folder = mkdtempSync(join(tmpdir(), "monitoring-"));
  const preprocessor = join(folder, "features.py");
  const madeOf = (content: string) => {
    writeFileSync(preprocessor, content);
    return made({ dataQuality: { ...dataQuality, preprocessor } });
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is stored under its content's hash; the job runs it, and its role reads it", async () => {
    const [cloud, changed] = [await madeOf("one = 1\n"), await madeOf("one = 2\n")];
    const script = cloud.inputs("fraud-monitor-dataQuality-preprocessor");
    expect(script).toMatchObject({
      bucket: "data-bucket",
      content: "one = 1\n",
      serverSideEncryption: "aws:kms",
      key: expect.stringMatching(/^data\/monitoring\/scripts\/[\w-]+\/[0-9a-f]{16}\/features\.py$/),
    });
    expect(changed.inputs("fraud-monitor-dataQuality-preprocessor").key).not.toBe(script.key);
    expect(cloud.inputs("fraud-monitor-data-quality", "DataQualityJobDefinition")).toMatchObject({
      dataQualityAppSpecification: { recordPreprocessorSourceUri: `s3://data-bucket/${String(script.key)}` },
    });
    expect(JSON.stringify(cloud.inputs("fraud-monitor-data-quality-role-policy").policy)).toContain(
      `arn:aws:s3:::data-bucket/${String(script.key)}`,
    );
  });

  test("has to be there", async () => {
    const [problem] = await pretendProblems(() => {
      new ModelMonitor(
        "fraud-monitor",
        ofFraud({ dataQuality: { ...dataQuality, preprocessor: "no/such.py" } }),
      );
    });
    expect(problem).toContain(
      'dataQuality.preprocessor: got "no/such.py"; expected an S3 URI, or a Python file that is there; ' +
        "it is looked for from the root of the repository",
    );
  });
});

describe("a monitor is refused", () => {
  const region = "ap-southeast-7";
  const elsewhere = awsEnvironment({ app: "sentiment", name: "prod", account: "111122223333", region });

  test.each<[string, Partial<ModelMonitorArgs>, string[]]>([
    [
      "of neither an endpoint nor batches",
      { endpoint: undefined, dataQuality },
      ["endpoint: got nothing; expected either an endpoint or batch"],
    ],
    [
      "of a serverless endpoint, which captures nothing",
      { endpoint: { ...fraud, serving: { mode: "serverless", target: { kind: "none" } } }, dataQuality },
      [
        'endpoint.serving: got "serverless"; expected a real-time endpoint of a single model: SageMaker monitors no other',
      ],
    ],
    [
      "of an endpoint of many models",
      { endpoint: { ...fraud, serving: { mode: "real-time", target: { kind: "model" } } }, dataQuality },
      [
        'endpoint.serving: got "requests that name a model"; expected a real-time endpoint of a single model: ' +
          "SageMaker monitors no other",
      ],
    ],
    [
      "of feature attribution without a model to ask",
      { explainability },
      ["modelName: got nothing; expected the name of the SageMaker model that explainability asks"],
    ],
  ])("%s", async (_, settings, expected) => {
    const [message = ""] = await pretendProblems(() => new ModelMonitor("fraud-monitor", ofFraud(settings)));
    expect(message).toContain(
      ["fraud-monitor cannot be built:", ...expected.map((one) => `  - ${one}`)].join("\n"),
    );
  });

  test("in a region without SageMaker's containers, which are listed", async () => {
    const settings = { ...references, environment: elsewhere, endpoint: fraud, dataQuality };
    const [message = ""] = await pretendProblems(() => new ModelMonitor("fraud-monitor", settings));
    expect(message).toContain(
      "image sagemaker-model-monitor-analyzer is not published in region ap-southeast-7; regions: af-south-1,",
    );
  });

  test("under a name that leaves its definitions none", async () => {
    const name = "a".repeat(43);
    const problems = await pretendProblems(() => new ModelMonitor(name, ofFraud({ dataQuality })));
    expect(problems[0]).toContain(`logicalName: got "${name}"; expected at most 42 characters`);
  });
});

test("a role is not needed before it is there, nor a name before its endpoint", async () => {
  const cloud = await pretendCloud(() => {
    const endpoint = { ...fraud, endpointName: output("later") };
    new ModelMonitor("fraud-monitor", ofFraud({ endpoint, dataQuality }));
  });
  const roleUrn = cloud.resource("fraud-monitor-data-quality-role-policy").urn;
  expect(cloud.resource("fraud-monitor-data-quality").dependencies).toContain(roleUrn);
});
