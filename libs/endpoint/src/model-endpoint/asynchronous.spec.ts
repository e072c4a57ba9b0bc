import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { alarms, fraud, inside, notices, sids, statement } from "../testing/endpoints.ts";
import { dataKey, own, platformOf } from "../testing/platform.ts";
import type { ModelEndpointArgs } from "./endpoint-args.ts";

const made = (args: ModelEndpointArgs) => pretendCloud(fraud(args));

describe("an asynchronous endpoint", () => {
  const asynchronous = {
    ...platformOf(),
    mode: "asynchronous",
    endpointName: "fraud",
    variant: {
      model: own,
      instanceType: "ml.g5.xlarge",
      instances: { min: 0, max: 4, backlogPerInstance: 5 },
    },
    concurrentRequestsPerInstance: 4,
    onSuccess: "arn:aws:sns:eu-west-1:111122223333:done",
    onError: "arn:aws:sns:eu-west-1:111122223333:failed",
  } as const;

  test("is exactly this", async () => {
    const cloud = await made(asynchronous);
    expect(cloud.census()).toEqual(
      [
        ...alarms(
          "client-errors",
          "cpu",
          "disk",
          "gpu",
          "memory",
          "model-latency",
          "oldest-request",
          "server-errors",
        ),
        "Dashboard fraud-dashboard",
        "Endpoint fraud-endpoint",
        "EndpointAlarms fraud-alarms",
        "EndpointConfiguration fraud-config",
        "EndpointDashboard fraud-dashboard",
        ...notices,
        "LogGroup fraud-logs",
        "MetricAlarm fraud-main-from-zero",
        "Model fraud-main-model",
        "ModelEndpoint fraud",
        "Policy fraud-main-from-zero",
        "Policy fraud-main-tracking",
        "Role fraud-role",
        "RolePolicy fraud-role-policy",
        "ServiceRole fraud-role",
        "Stash fraud-scaled",
        "Target fraud-main-capacity",
      ].sort(),
    );
  });

  test("notifies the success topic of answers and the error topic of failures", async () => {
    const cloud = await made(asynchronous);
    expect(cloud.inputs("fraud-config")).toEqual({
      namePrefix: expect.stringMatching(/^mlops-sentiment-prod-fraud-[0-9a-f]{8}-$/),
      productionVariants: [
        {
          variantName: "main",
          modelName: UNKNOWN,
          instanceType: "ml.g5.xlarge",
          initialInstanceCount: 1,
          initialVariantWeight: 1,
        },
      ],
      asyncInferenceConfig: {
        clientConfig: { maxConcurrentInvocationsPerInstance: 4 },
        outputConfig: {
          s3OutputPath: "s3://data-bucket/inference/fraud/results/",
          s3FailurePath: "s3://data-bucket/inference/fraud/failures/",
          kmsKeyId: dataKey,
          notificationConfig: {
            successTopic: "arn:aws:sns:eu-west-1:111122223333:done",
            errorTopic: "arn:aws:sns:eu-west-1:111122223333:failed",
          },
        },
      },
    });
  });

  test("reads only its requests, writes only its answers and publishes only to its topics", async () => {
    const { policy } = (await made(asynchronous)).inputs("fraud-role-policy");
    expect(statement(policy, "ReadData")).toMatchObject({
      Resource: ["arn:aws:s3:::data-bucket", "arn:aws:s3:::data-bucket/inference/fraud/requests/*"],
    });
    expect(statement(policy, "WriteAnswers")).toEqual({
      Sid: "WriteAnswers",
      Effect: "Allow",
      Action: ["s3:PutObject"],
      Resource: [
        "arn:aws:s3:::data-bucket/inference/fraud/results/*",
        "arn:aws:s3:::data-bucket/inference/fraud/failures/*",
      ],
    });
    expect(statement(policy, "TellTopics")).toEqual({
      Sid: "TellTopics",
      Effect: "Allow",
      Action: ["sns:Publish"],
      Resource: ["arn:aws:sns:eu-west-1:111122223333:done", "arn:aws:sns:eu-west-1:111122223333:failed"],
    });
  });

  test("goes to zero and comes back: the backlog scales it, a first request starts the first instance", async () => {
    const cloud = await made(asynchronous);
    expect(cloud.inputs("fraud-main-capacity")).toMatchObject({ minCapacity: 0, maxCapacity: 4 });
    expect(cloud.inputs("fraud-main-tracking").targetTrackingScalingPolicyConfiguration).toEqual({
      targetValue: 5,
      customizedMetricSpecification: {
        namespace: "AWS/SageMaker",
        metricName: "ApproximateBacklogSizePerInstance",
        statistic: "Average",
        dimensions: [{ name: "EndpointName", value: "fraud" }],
      },
      scaleOutCooldown: 60,
      scaleInCooldown: 300,
    });
    expect(cloud.inputs("fraud-main-from-zero", "Policy")).toEqual({
      policyType: "StepScaling",
      serviceNamespace: "sagemaker",
      resourceId: "endpoint/fraud/variant/main",
      scalableDimension: "sagemaker:variant:DesiredInstanceCount",
      stepScalingPolicyConfiguration: {
        adjustmentType: "ChangeInCapacity",
        metricAggregationType: "Maximum",
        cooldown: 300,
        stepAdjustments: [{ metricIntervalLowerBound: "0", scalingAdjustment: 1 }],
      },
    });
    expect(cloud.inputs("fraud-main-from-zero", "MetricAlarm")).toEqual({
      name: "fraud-from-zero",
      alarmDescription: "fraud: requests wait and there is no instance; starts one",
      namespace: "AWS/SageMaker",
      metricName: "HasBacklogWithoutCapacity",
      dimensions: { EndpointName: "fraud" },
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      treatMissingData: "notBreaching",
      alarmActions: [UNKNOWN],
    });
  });

  test("without topics has no notifications, and with a fixed number of instances no scaling", async () => {
    const { onSuccess: _, onError: __, ...quiet } = asynchronous;
    const cloud = await made({ ...quiet, variant: { ...asynchronous.variant, instances: 2 } });
    expect(inside(cloud.inputs("fraud-config"), "asyncInferenceConfig", "outputConfig")).not.toHaveProperty(
      "notificationConfig",
    );
    expect(cloud.census().filter((title) => /^(Target|Policy)/.test(title))).toEqual([]);
    expect(sids(cloud.inputs("fraud-role-policy").policy)).not.toContain("TellTopics");
  });
});
