import { withoutPlatform } from "@mlops/contracts";
import { settingsProblems } from "@mlops/core";
import { definitionProblems } from "@mlops/pipeline-definition";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { inside, sids, statement, text } from "../testing/endpoints.ts";
import { approved, dataKey, own, platformOf, topic, vpcConfig } from "../testing/platform.ts";
import type { BatchTransformArgs } from "./batch-transform-args.ts";
import { batchTransformSettings } from "./batch-transform-settings.ts";
import { BatchTransform } from "./batch-transform.ts";
import { transformPipeline } from "./transform-pipeline.ts";

const nightly: BatchTransformArgs = {
  ...platformOf(),
  model: approved,
  schedule: { at: "cron(0 2 * * ? *)", timezone: "Europe/Berlin", flexibleMinutes: 30 },
  input: { uri: "s3://data-bucket/customers/", contentType: "text/csv", split: "Line" },
  output: { accept: "text/csv", assemble: "Line", withInput: true },
  instanceType: "ml.m5.xlarge",
  instances: 2,
};
const made = (args: Partial<BatchTransformArgs> = {}) =>
  pretendCloud(() => {
    const { pipelineName, outputUri } = new BatchTransform("churn", { ...nightly, ...args });
    return { pipelineName, outputUri };
  });

/** Name of everything that is found by name. */
const physical = "mlops-sentiment-prod-churn-202e007b";

const get = (name: string) => ({ Get: `Parameters.${name}` });

describe("a scheduled batch", () => {
  test("is exactly this, without a function in between", async () => {
    const cloud = await made();
    expect(cloud.census()).toEqual([
      "BatchTransform churn",
      "DeadLetterQueue churn-undelivered",
      "MetricAlarm churn-failed",
      "MetricAlarm churn-undelivered-alarm",
      "Model churn-model",
      "Pipeline churn-pipeline",
      "Queue churn-undelivered",
      "QueuePolicy churn-undelivered-policy",
      "Role churn-model-role",
      "Role churn-pipeline-role",
      "Role churn-schedule-role",
      "RolePolicy churn-model-role-policy",
      "RolePolicy churn-pipeline-role-policy",
      "RolePolicy churn-schedule-role-policy",
      "Schedule churn-schedule",
      "ScheduleGroup churn-schedules",
      "ServiceRole churn-model-role",
      "ServiceRole churn-pipeline-role",
      "ServiceRole churn-schedule-role",
    ]);
    expect(cloud.outputs).toEqual({
      pipelineName: physical,
      outputUri: `s3://data-bucket/inference/${physical}/`,
    });
  });

  test("is started by EventBridge Scheduler, which gives the pipeline what only a deployment knows", async () => {
    const cloud = await made();
    expect(cloud.inputs("churn-schedule")).toEqual({
      name: physical,
      groupName: physical,
      scheduleExpression: "cron(0 2 * * ? *)",
      scheduleExpressionTimezone: "Europe/Berlin",
      state: "ENABLED",
      flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 30 },
      target: {
        arn: UNKNOWN,
        roleArn: UNKNOWN,
        deadLetterConfig: { arn: UNKNOWN },
        retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3600 },
        sagemakerPipelineParameters: {
          pipelineParameters: [
            { name: "ModelName", value: UNKNOWN },
            { name: "InputUri", value: "s3://data-bucket/customers/" },
            { name: "OutputUri", value: `s3://data-bucket/inference/${physical}/` },
            {
              name: "CaptureUri",
              value: `s3://data-bucket/data/monitoring/captured/${physical}`,
            },
            { name: "KeyArn", value: dataKey },
          ],
        },
      },
    });
    expect(inside(cloud.inputs("churn-schedule-role-policy"), "policy", "Statement")).toEqual([
      {
        Sid: "StartPipeline",
        Effect: "Allow",
        Action: ["sagemaker:StartPipelineExecution"],
        Resource: [UNKNOWN],
      },
      { Sid: "KeepUndelivered", Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [UNKNOWN] },
    ]);
  });

  test("runs one transform job, whose definition a preview knows whole", async () => {
    const cloud = await made();
    const { pipelineDefinition, ...rest } = cloud.inputs("churn-pipeline");
    expect(rest).toEqual({
      pipelineName: physical,
      pipelineDisplayName: physical,
      roleArn: UNKNOWN,
    });
    expect(JSON.parse(text(pipelineDefinition))).toEqual({
      Version: "2020-12-01",
      Metadata: {},
      PipelineExperimentConfig: null,
      Parameters: ["ModelName", "InputUri", "OutputUri", "CaptureUri", "KeyArn"].map((Name) => ({
        Name,
        Type: "String",
      })),
      Steps: [
        {
          Name: "Transform",
          Type: "Transform",
          Arguments: {
            ModelName: get("ModelName"),
            BatchStrategy: "MultiRecord",
            MaxPayloadInMB: 6,
            TransformInput: {
              DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: get("InputUri") } },
              ContentType: "text/csv",
              SplitType: "Line",
              CompressionType: "None",
            },
            TransformOutput: {
              S3OutputPath: {
                "Std:Join": { On: "", Values: [get("OutputUri"), { Get: "Execution.PipelineExecutionId" }] },
              },
              KmsKeyId: get("KeyArn"),
              Accept: "text/csv",
              AssembleWith: "Line",
            },
            TransformResources: {
              InstanceType: "ml.m5.xlarge",
              InstanceCount: 2,
              VolumeKmsKeyId: get("KeyArn"),
            },
            DataCaptureConfig: {
              DestinationS3Uri: get("CaptureUri"),
              KmsKeyId: get("KeyArn"),
              GenerateInferenceId: true,
            },
            DataProcessing: { JoinSource: "Input" },
          },
          RetryPolicies: [
            {
              ExceptionType: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
              IntervalSeconds: 60,
              BackoffRate: 2,
              MaxAttempts: 5,
            },
          ],
        },
      ],
    });
  });

  test("has a definition in which nothing is wrong", async () => {
    const { pipelineDefinition } = (await made()).inputs("churn-pipeline");
    expect(definitionProblems(JSON.parse(text(pipelineDefinition)))).toEqual([]);
  });

  test("takes every parameter that its pipeline asks for", async () => {
    const cloud = await made();
    const { target } = cloud.inputs("churn-schedule");
    const parameters = inside(target, "sagemakerPipelineParameters", "pipelineParameters") as {
      name: string;
    }[];
    const given = parameters.map(({ name }) => name);
    const { pipelineDefinition } = cloud.inputs("churn-pipeline");
    const asked = [...text(pipelineDefinition).matchAll(/Parameters\.(\w+)/g)].map(([, name]) => name);
    expect(new Set(asked)).toEqual(new Set(given));
  });

  test("runs its model in the VPC, cut off, reading only its input and writing only its predictions", async () => {
    const cloud = await made();
    expect(cloud.inputs("churn-model")).toEqual({
      primaryContainer: { modelPackageName: approved.packageArn },
      enableNetworkIsolation: true,
      vpcConfig,
      executionRoleArn: UNKNOWN,
    });
    const { policy } = cloud.inputs("churn-model-role-policy");
    expect(sids(policy)).toEqual([
      "PullImages",
      "SignInToEcr",
      "ReadModels",
      "ListModels",
      "DecryptModels",
      "WriteLogs",
      "PublishMetrics",
      "UseVpc",
      "MakeLogGroup",
      "ReadInput",
      "ListInput",
      "WritePredictions",
      "KeepCapturedRequests",
      "EncryptCapturedRequests",
      "AttachEncryptedVolumes",
    ]);
    expect(statement(policy, "ReadInput")).toMatchObject({
      Resource: ["arn:aws:s3:::data-bucket/customers/*"],
    });
    expect(statement(policy, "WritePredictions")).toMatchObject({
      Resource: [`arn:aws:s3:::data-bucket/inference/${physical}/*`],
    });
  });

  test("keeps the model before, which a run under way still names", async () => {
    expect((await made()).resource("churn-model").options.retainOnDelete).toBe(true);
  });

  test("reads input that is encrypted with a key of its own", async () => {
    const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/customers";
    const { policy } = (await made({ input: { ...nightly.input, keyArn } })).inputs(
      "churn-model-role-policy",
    );
    expect(statement(policy, "DecryptInput")).toEqual({
      Sid: "DecryptInput",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: [keyArn],
    });
  });

  test("lets the pipeline run transform jobs of pipelines, and nothing else", async () => {
    const { policy } = (await made()).inputs("churn-pipeline-role-policy");
    expect(inside(policy, "Statement")).toEqual([
      {
        Sid: "RunTransformJobs",
        Effect: "Allow",
        Action: [
          "sagemaker:AddTags",
          "sagemaker:CreateTransformJob",
          "sagemaker:DescribeTransformJob",
          "sagemaker:StopTransformJob",
        ],
        Resource: ["arn:aws:sagemaker:eu-west-1:111122223333:transform-job/pipelines-*"],
      },
      {
        Sid: "AttachEncryptedVolumes",
        Effect: "Allow",
        Action: ["kms:CreateGrant"],
        Resource: [dataKey],
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
      { Sid: "DescribeKey", Effect: "Allow", Action: ["kms:DescribeKey"], Resource: [dataKey] },
    ]);
  });

  test("notifies the topic when a run fails, and when one could not be started and is in a queue", async () => {
    const cloud = await made();
    expect(cloud.inputs("churn-failed")).toMatchObject({
      namespace: "AWS/Sagemaker/ModelBuildingPipeline",
      metricName: "ExecutionFailed",
      dimensions: { PipelineName: physical },
      alarmActions: [topic],
    });
    expect(cloud.inputs("churn-undelivered-alarm")).toMatchObject({
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: `${physical}-undelivered` },
      alarmActions: [topic],
    });
  });

  test("on local disks takes no key for them; in dev it captures nothing", () => {
    const { environment } = platformOf("dev");
    const settings = { ...withoutPlatform(nightly), instanceType: "ml.g5.xlarge" };
    const [step] = transformPipeline({
      environment,
      ...batchTransformSettings(environment).parse(settings),
    }).Steps;
    expect(step?.Arguments).toMatchObject({ TransformInput: { ContentType: "text/csv" } });
    expect(step?.Arguments.TransformResources).toEqual({ InstanceType: "ml.g5.xlarge", InstanceCount: 2 });
    expect(step?.Arguments).not.toHaveProperty("DataCaptureConfig");
  });

  test("is disabled if its settings say so", async () => {
    const cloud = await made({ schedule: { at: "rate(1 day)", enabled: false } });
    expect(cloud.inputs("churn-schedule")).toMatchObject({
      scheduleExpression: "rate(1 day)",
      scheduleExpressionTimezone: "UTC",
      state: "DISABLED",
      flexibleTimeWindow: { mode: "OFF" },
    });
  });
});

describe("a batch is refused for its", () => {
  test.each<[string, Partial<BatchTransformArgs>, string[]]>([
    [
      "time",
      { schedule: { at: "0 2 * * *", timezone: "Berlin", flexibleMinutes: 0 } },
      [
        'schedule.at: got "0 2 * * *"; expected cron(…) of six fields, rate(…) or at(…)',
        'schedule.timezone: got "Berlin"; expected a time zone such as "Europe/Berlin"',
        "schedule.flexibleMinutes: got 0; expected a whole number from 1 to 1440",
      ],
    ],
    [
      "data",
      {
        input: { uri: "s3://data-bucket/customers", contentType: "text/csv" },
        output: { uri: "predictions/" },
      },
      [
        'input.uri: got "s3://data-bucket/customers"; expected an S3 URI that ends in /',
        'output.uri: got "predictions/"; expected an S3 URI that ends in /',
      ],
    ],
    [
      "content type",
      { input: { ...nightly.input, contentType: "" } },
      ['input.contentType: got ""; expected a content type such as text/csv'],
    ],
    [
      "records",
      {
        input: { uri: "s3://data-bucket/customers/", contentType: "text/csv" },
        output: { withInput: true },
        recordsPerRequest: "one",
      },
      [
        'output.withInput: got true; expected false; or set input.split, and output.assemble to "Line"',
        'recordsPerRequest: got "one"; ' +
          "expected nothing without input.split, because an object is one request; set input.split",
      ],
    ],
    [
      "instances",
      { instanceType: "ml.x99.large", instances: 0, maxPayloadMiB: 50, concurrentRequests: 3 },
      [
        "instances: got 0; expected a whole number from 1",
        "localDisk: got nothing; expected true or false; our table does not know ml.x99.large: correct it, or say whether it has a local NVMe disk",
        "concurrentRequests: got 3; expected at most 2: requests of 50 MiB are at most 100 MiB together",
      ],
    ],
    [
      "model",
      { model: { ...own, image: "churn" } },
      [
        'model.image: got "churn"; expected an image in ECR: ' +
          "<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>, at most 255 characters",
      ],
    ],
  ])("%s", (_, args, problems) => {
    const schema = batchTransformSettings(nightly.environment);
    expect(settingsProblems(schema, { ...withoutPlatform(nightly), ...args })).toEqual(problems);
  });

  test("everything at once, naming itself", async () => {
    const args = { ...nightly, instances: 0, maxPayloadMiB: 0 };
    expect(await pretendProblems(() => new BatchTransform("churn", args))).toEqual([
      [
        "churn cannot be built:",
        "  - instances: got 0; expected a whole number from 1",
        "  - maxPayloadMiB: got 0; expected a whole number from 1 to 100",
      ].join("\n"),
    ]);
  });
});
