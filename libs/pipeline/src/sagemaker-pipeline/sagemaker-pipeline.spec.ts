import { output } from "@pulumi/pulumi";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { nameLengths } from "@mlops/aws";
import { grant } from "@mlops/core";
import { callbackStep, pipelineDefinition } from "@mlops/pipeline-definition";
import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { parameters, platformOf, preparePipeline, prepareStep } from "../testing/pipelines.ts";
import type { SageMakerPipelineArgs } from "./pipeline-args.ts";
import { SageMakerPipeline } from "./sagemaker-pipeline.ts";

type Args = SageMakerPipelineArgs<typeof parameters>;
const made = (args: Partial<Args> = {}, name = "churn") =>
  pretendCloud(() => {
    const { pipelineName } = new SageMakerPipeline(name, { ...preparePipeline(), ...args });
    return { pipelineName };
  });

/** Name of everything that is found by name. */
const physical = "mlops-sentiment-dev-churn-7f967f54";
const pipelineArn = `arn:aws:sagemaker:eu-west-1:111122223333:pipeline/${physical}`;
const topic = "arn:aws:sns:eu-west-1:111122223333:alarms";

const nightly = { at: "cron(0 2 * * ? *)", parameters: { Day: "yesterday" } } as const;
const startRights = [
  {
    Sid: "StartPipeline",
    Effect: "Allow",
    Action: ["sagemaker:StartPipelineExecution"],
    Resource: [pipelineArn],
  },
  { Sid: "KeepUndelivered", Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [UNKNOWN] },
];

describe("a pipeline", () => {
  test("is exactly this when it is started by hand", async () => {
    const cloud = await made();
    expect(cloud.census()).toEqual([
      "DeadLetterQueue churn-undelivered",
      "EventRule churn-failures",
      "EventTarget churn-failures-target",
      "JsonInputs churn",
      "MetricAlarm churn-failed",
      "MetricAlarm churn-undelivered-alarm",
      "Pipeline churn",
      "Queue churn-undelivered",
      "QueuePolicy churn-undelivered-policy",
      "Role churn-role",
      "RolePolicy churn-role-policy",
      "SageMakerPipeline churn",
      "ServiceRole churn-role",
    ]);
    expect(cloud.outputs).toEqual({ pipelineName: physical });
  });

  test("has a name of its app and environment, and says what its settings say", async () => {
    const settings = {
      displayName: "Churn",
      description: "Trains churn",
      maxParallelSteps: 3,
      tags: { Team: "growth" },
    };
    const { pipelineDefinition: text, ...others } = (await made(settings)).inputs("churn", "Pipeline");
    expect(others).toEqual({
      pipelineName: physical,
      pipelineDisplayName: "Churn",
      pipelineDescription: "Trains churn",
      parallelismConfiguration: { maxParallelExecutionSteps: 3 },
      tags: { Team: "growth" },
      roleArn: UNKNOWN,
    });
    expect(JSON.parse(String(text))).toEqual(JSON.parse(JSON.stringify(preparePipeline().definition)));
  });

  test("shows a preview everything but what only a deployment knows", async () => {
    const cloud = await pretendCloud(() => {
      const queue = new Queue("approvals");
      const definition = pipelineDefinition({
        parameters: Object.values(parameters),
        experiment: null,
        steps: [
          prepareStep({ AppSpecification: { ImageUri: "i" } }),
          callbackStep("Approve", { queueUrl: queue.url }),
        ],
      });
      new SageMakerPipeline("churn", { ...platformOf(), definition });
    });
    expect(cloud.inputs("churn", "Pipeline").pipelineDefinition).toBe(UNKNOWN);
    const { inputs } = cloud.inputs("churn", "JsonInputs") as {
      inputs: { pipelineDefinition: { Steps: object[] } };
    };
    expect(inputs.pipelineDefinition.Steps).toEqual([
      expect.objectContaining({ Name: "Prepare" }),
      { Name: "Approve", Type: "Callback", Arguments: {}, SqsQueueUrl: UNKNOWN, OutputParameters: [] },
    ]);
    expect(cloud.resource("churn", "Pipeline").parentUrn).toBe(cloud.resource("churn", "JsonInputs").urn);
  });

  test("waits for the rights of its role", async () => {
    const cloud = await made();
    expect(cloud.resource("churn", "Pipeline").dependencies).toEqual(
      expect.arrayContaining([
        cloud.resource("churn-role", "Role").urn,
        cloud.resource("churn-role-policy").urn,
      ]),
    );
  });

  test("takes further rights for what is not in the arguments of its steps", async () => {
    const cloud = await pretendCloud(() => {
      const pipeline = new SageMakerPipeline("churn", preparePipeline());
      grant(pipeline, "read-models", {
        Sid: "Read",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: ["arn"],
      });
    });
    expect(cloud.inputs("churn-role-read-models").policy).toEqual({
      Version: "2012-10-17",
      Statement: [{ Sid: "Read", Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn"] }],
    });
  });

  test("stays within the services' limits of names at the longest logical name", async () => {
    const longestKey = `a${"b".repeat(31)}`;
    const onEvent = { event: "pattern" as const, pattern: { source: ["a"] }, parameters: { Day: "x" } };
    const starts = { triggers: { [longestKey]: onEvent }, schedules: { [longestKey]: nightly } };
    const cloud = await made(starts, "l".repeat(63));
    const names = (type: string) =>
      cloud.resources
        .filter((one) => one.type.endsWith(`:${type}`))
        .map(({ inputs }) => String(inputs.name ?? inputs.pipelineName));
    const longest = (type: string) => Math.max(...names(type).map((one) => one.length));
    expect(longest("Pipeline")).toBeLessThanOrEqual(nameLengths.sageMaker);
    expect(longest("EventRule")).toBeLessThanOrEqual(nameLengths.eventRule);
    expect(longest("Schedule")).toBeLessThanOrEqual(nameLengths.schedule);
    expect(longest("ScheduleGroup")).toBeLessThanOrEqual(nameLengths.schedule);
    expect(longest("Role")).toBeLessThanOrEqual(nameLengths.iamRole);
    expect(longest("Queue")).toBeLessThanOrEqual(80);
  });
});

describe("a schedule", () => {
  test("starts the pipeline in its time zone, with the values of its parameters as texts", async () => {
    const cloud = await made({
      schedules: {
        nightly: {
          at: "cron(0 2 * * ? *)",
          timezone: "Europe/Berlin",
          flexibleMinutes: 30,
          retries: 2,
          retryFor: "2 hours",
          parameters: { Day: output("today"), Threshold: 0.25 },
        },
      },
    });
    expect(cloud.inputs("churn-nightly-schedule")).toEqual({
      name: "nightly",
      groupName: physical,
      scheduleExpression: "cron(0 2 * * ? *)",
      scheduleExpressionTimezone: "Europe/Berlin",
      state: "ENABLED",
      flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 30 },
      target: {
        arn: UNKNOWN,
        roleArn: UNKNOWN,
        deadLetterConfig: { arn: UNKNOWN },
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 7200 },
        sagemakerPipelineParameters: {
          pipelineParameters: [
            { name: "Day", value: "today" },
            { name: "Threshold", value: "0.25" },
          ],
        },
      },
    });
  });

  test("is in a group of the pipeline, with a role that starts this pipeline and nothing else", async () => {
    const cloud = await made({
      schedules: { nightly, weekly: { ...nightly, at: "rate(7 days)", enabled: false } },
    });
    expect(cloud.inputs("churn-schedules")).toEqual({ name: physical });
    expect(cloud.inputs("churn-weekly-schedule")).toMatchObject({ state: "DISABLED", groupName: physical });
    expect(cloud.inputs("churn-schedule-role-policy").policy).toEqual({
      Version: "2012-10-17",
      Statement: startRights,
    });
    expect(cloud.inputs("churn-schedule-role", "Role").assumeRolePolicy).toMatchObject({
      Statement: [
        {
          Principal: { Service: ["scheduler.amazonaws.com"] },
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
      ],
    });
  });
});

describe("an event", () => {
  const started = async (trigger: NonNullable<Args["triggers"]>[string]) => {
    const cloud = await made({ triggers: { arrival: trigger } });
    return { cloud, pattern: JSON.parse(String(cloud.inputs("churn-on-arrival").eventPattern)) as unknown };
  };

  test("of a new object starts the pipeline with the object's key", async () => {
    const { cloud, pattern } = await started({
      event: "object-created",
      prefix: "incoming/",
      parameters: { Threshold: 1 },
      eventParameters: { Day: "$.detail.object.key" },
    });
    expect(pattern).toEqual({
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: { bucket: { name: ["data-bucket"] }, object: { key: [{ prefix: "incoming/" }] } },
    });
    expect(cloud.inputs("churn-on-arrival-target")).toEqual({
      rule: "mlops-sentiment-dev-churn-on-arrival-e45a295e",
      arn: UNKNOWN,
      roleArn: UNKNOWN,
      deadLetterConfig: { arn: UNKNOWN },
      retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3600 },
      sagemakerPipelineTarget: {
        pipelineParameterLists: [
          { name: "Threshold", value: "1" },
          { name: "Day", value: "$.detail.object.key" },
        ],
      },
    });
    expect(cloud.inputs("churn-event-role-policy").policy).toEqual({
      Version: "2012-10-17",
      Statement: startRights.slice(0, 1),
    });
  });

  test("of a model's version starts it when the version is approved, unless settings say otherwise", async () => {
    const { pattern } = await started({ event: "model-package", group: "churn", parameters: { Day: "x" } });
    expect(pattern).toEqual({
      source: ["aws.sagemaker"],
      "detail-type": ["SageMaker Model Package State Change"],
      detail: { ModelPackageGroupName: ["churn"], ModelApprovalStatus: ["Approved"] },
    });
  });

  test("of any pattern starts it", async () => {
    const pattern = { source: ["aws.glue"], detail: { state: ["SUCCEEDED"] } };
    expect((await started({ event: "pattern", pattern, parameters: { Day: "x" } })).pattern).toEqual(pattern);
  });
});

describe("an execution that fails", () => {
  test("is told to the topic, by itself and as an alarm", async () => {
    const cloud = await made();
    const { eventPattern } = cloud.inputs("churn-failures");
    expect(JSON.parse(String(eventPattern))).toEqual({
      source: ["aws.sagemaker"],
      "detail-type": ["SageMaker Model Building Pipeline Execution Status Change"],
      detail: { pipelineArn: [pipelineArn], currentPipelineExecutionStatus: ["Failed"] },
    });
    expect(cloud.inputs("churn-failures-target")).toMatchObject({ arn: topic });
    expect(cloud.inputs("churn-failed")).toMatchObject({
      namespace: "AWS/Sagemaker/ModelBuildingPipeline",
      metricName: "ExecutionFailed",
      dimensions: { PipelineName: physical },
      alarmActions: [topic],
    });
  });

  test("or cannot be started, or told of, is in a queue that only the pipeline's rules and role fill", async () => {
    const cloud = await made({
      triggers: { arrival: { event: "object-created", prefix: "a/", parameters: { Day: "x" } } },
    });
    expect(cloud.inputs("churn-undelivered", "Queue")).toEqual({
      name: `${physical}-undelivered`,
      sqsManagedSseEnabled: true,
      messageRetentionSeconds: 1_209_600,
    });
    expect(cloud.inputs("churn-undelivered-policy").policy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "KeepUndeliveredEvents",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: ["sqs:SendMessage"],
          Resource: [UNKNOWN],
          Condition: { ArnEquals: { "aws:SourceArn": [UNKNOWN, UNKNOWN] } },
        },
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: ["sqs:*"],
          Resource: [UNKNOWN],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
    expect(cloud.inputs("churn-undelivered-alarm")).toMatchObject({
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: `${physical}-undelivered` },
      alarmActions: [topic],
    });
  });

  test("is in the queue that earlier deployments have made, with its policy and its alarm", async () => {
    const cloud = await made();
    const former = (type: string, name: string) => [
      cloud.resource("churn", "SageMakerPipeline").urn.replace(/::churn$/, `$aws:${type}::${name}`),
    ];
    const aliases = (name: string, type?: string) => cloud.resource(name, type).aliases;
    expect(aliases("churn-undelivered", "Queue")).toEqual(former("sqs/queue:Queue", "churn-undelivered"));
    expect(aliases("churn-undelivered-policy")).toEqual(
      former("sqs/queuePolicy:QueuePolicy", "churn-undelivered-policy"),
    );
    expect(aliases("churn-undelivered-alarm")).toEqual(
      former("cloudwatch/metricAlarm:MetricAlarm", "churn-undelivered"),
    );
  });
});
