import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { alarms, fraud, inside, notices, realTime, sids, statement } from "../testing/endpoints.ts";
import { approved, dataKey, logKey, platformOf, topic, vpcConfig } from "../testing/platform.ts";
import type { ModelEndpointArgs, RealTimeEndpointArgs } from "./endpoint-args.ts";

const made = (args: ModelEndpointArgs) => pretendCloud(fraud(args));

describe("a real-time endpoint in prod", () => {
  test("is exactly this", async () => {
    const cloud = await made(realTime());
    expect(cloud.census()).toEqual(
      [
        ...alarms(
          "client-errors",
          "cpu",
          "disk",
          "idle",
          "memory",
          "model-latency",
          "overhead-latency",
          "server-errors",
        ),
        "Dashboard fraud-dashboard",
        "Endpoint fraud-endpoint",
        "EndpointAlarms fraud-alarms",
        "EndpointConfiguration fraud-config",
        "EndpointDashboard fraud-dashboard",
        ...notices,
        "LogGroup fraud-logs",
        "Model fraud-main-model",
        "ModelEndpoint fraud",
        "Role fraud-role",
        "RolePolicy fraud-role-policy",
        "ServiceRole fraud-role",
        "Stash fraud-scaled",
      ].sort(),
    );
    expect(cloud.outputs).toEqual({ endpointName: "fraud", endpointArn: UNKNOWN });
  });

  test("captures everything, is encrypted with the own key, and gives requests to the least busy instance", async () => {
    const cloud = await made(realTime());
    expect(cloud.inputs("fraud-config")).toEqual({
      namePrefix: expect.stringMatching(/^mlops-sentiment-prod-fraud-[0-9a-f]{8}-$/),
      kmsKeyArn: dataKey,
      productionVariants: [
        {
          variantName: "main",
          modelName: UNKNOWN,
          instanceType: "ml.m5.xlarge",
          initialInstanceCount: 2,
          initialVariantWeight: 1,
          routingConfigs: [{ routingStrategy: "LEAST_OUTSTANDING_REQUESTS" }],
        },
      ],
      dataCaptureConfig: {
        enableCapture: true,
        initialSamplingPercentage: 100,
        destinationS3Uri: "s3://data-bucket/data/monitoring/captured",
        kmsKeyId: dataKey,
        captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
        captureContentTypeHeader: {
          csvContentTypes: ["text/csv"],
          jsonContentTypes: ["application/json"],
        },
      },
    });
  });

  test("is rolled out by canary, and goes back if its own alarms for errors or latency go off", async () => {
    const cloud = await made(realTime());
    expect(cloud.inputs("fraud-endpoint")).toEqual({
      name: "fraud",
      endpointConfigName: UNKNOWN,
      deploymentConfig: {
        blueGreenUpdatePolicy: {
          trafficRoutingConfiguration: {
            type: "CANARY",
            canarySize: { type: "CAPACITY_PERCENT", value: 10 },
            waitIntervalInSeconds: 300,
          },
          terminationWaitInSeconds: 120,
          maximumExecutionTimeoutInSeconds: 3300,
        },
        autoRollbackConfiguration: {
          alarms: [{ alarmName: "fraud-server-errors" }, { alarmName: "fraud-model-latency" }],
        },
      },
    });
    for (const alarmName of ["fraud-server-errors", "fraud-model-latency"]) {
      const alarm = cloud.resources.find(({ inputs }) => inputs.name === alarmName);
      expect(alarm?.inputs.alarmActions).toEqual([topic]);
      expect(cloud.resource("fraud-endpoint").dependencies).toContain(alarm?.urn);
    }
  });

  test("runs its model in the VPC, cut off from the network, once its role can do what it needs", async () => {
    const cloud = await made(realTime());
    expect(cloud.inputs("fraud-main-model")).toEqual({
      primaryContainer: { modelPackageName: approved.packageArn },
      enableNetworkIsolation: true,
      vpcConfig,
      executionRoleArn: UNKNOWN,
    });
    expect(cloud.resource("fraud-main-model").dependencies).toContain(
      cloud.resource("fraud-role-policy").urn,
    );
  });

  test("keeps a year of encrypted logs, which exist before the endpoint", async () => {
    const cloud = await made(realTime());
    expect(cloud.inputs("fraud-logs")).toEqual({
      name: "/aws/sagemaker/Endpoints/fraud",
      retentionInDays: 365,
      kmsKeyId: logKey,
    });
    expect(cloud.resource("fraud-endpoint").dependencies).toContain(cloud.resource("fraud-logs").urn);
  });

  test("gives its role exactly the rights to pull, read, log, capture and see alarms", async () => {
    const { policy } = (await made(realTime())).inputs("fraud-role-policy");
    expect(sids(policy)).toEqual([
      "PullImages",
      "SignInToEcr",
      "ReadModels",
      "ListModels",
      "DecryptModels",
      "WriteLogs",
      "PublishMetrics",
      "UseVpc",
      "AttachEncryptedVolumes",
      "KeepCapturedRequests",
      "EncryptCapturedRequests",
      "SeeRollbackAlarms",
    ]);
    expect(statement(policy, "PullImages")).toMatchObject({
      Resource: ["arn:aws:ecr:eu-west-1:141502667606:repository/sagemaker-xgboost"],
    });
    expect(statement(policy, "ReadModels")).toMatchObject({
      Resource: ["arn:aws:s3:::artifact-bucket/fraud/*"],
    });
    expect(statement(policy, "ListModels")).toMatchObject({
      Resource: ["arn:aws:s3:::artifact-bucket"],
      Condition: { StringLike: { "s3:prefix": ["fraud/*"] } },
    });
    expect(statement(policy, "WriteLogs")).toMatchObject({
      Resource: [
        "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/Endpoints/fraud",
        "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/Endpoints/fraud:*",
      ],
    });
    expect(statement(policy, "KeepCapturedRequests")).toEqual({
      Sid: "KeepCapturedRequests",
      Effect: "Allow",
      Action: ["s3:PutObject"],
      Resource: ["arn:aws:s3:::data-bucket/data/monitoring/captured/*"],
    });
    expect(statement(policy, "SeeRollbackAlarms")).toMatchObject({
      Resource: ["arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*"],
    });
  });
});

describe("elsewhere", () => {
  test("in dev there is neither capture nor dashboard, a rollout waits for nothing, and logs last a month", async () => {
    const cloud = await made(realTime(platformOf("dev")));
    expect(cloud.census()).not.toContain("Dashboard fraud-dashboard");
    expect(cloud.inputs("fraud-config")).not.toHaveProperty("dataCaptureConfig");
    expect(cloud.inputs("fraud-endpoint")).toEqual({
      name: "fraud",
      endpointConfigName: UNKNOWN,
      deploymentConfig: {
        blueGreenUpdatePolicy: {
          trafficRoutingConfiguration: { type: "ALL_AT_ONCE", waitIntervalInSeconds: 0 },
          terminationWaitInSeconds: 0,
        },
        autoRollbackConfiguration: {
          alarms: [{ alarmName: "fraud-server-errors" }, { alarmName: "fraud-model-latency" }],
        },
      },
    });
    expect(cloud.inputs("fraud-logs").retentionInDays).toBe(30);
    expect(sids(cloud.inputs("fraud-role-policy").policy)).toEqual([
      "PullImages",
      "SignInToEcr",
      "ReadModels",
      "ListModels",
      "DecryptModels",
      "WriteLogs",
      "PublishMetrics",
      "UseVpc",
      "AttachEncryptedVolumes",
      "SeeRollbackAlarms",
    ]);
  });

  test("the rollback of an endpoint is the same in every environment and mode of rollout, because a change replaces the endpoint", async () => {
    const rollbackOf = async (args: Partial<RealTimeEndpointArgs>) =>
      inside(
        (await made(realTime(args))).inputs("fraud-endpoint"),
        "deploymentConfig",
        "autoRollbackConfiguration",
      );
    const inf1 = { main: { model: approved, instanceType: "ml.inf1.xlarge", instances: 2 } } as const;
    const all = [
      platformOf("dev"),
      platformOf("qa"),
      { rollout: { mode: "none" } },
      { rollout: { mode: "all-at-once" } },
      { rollout: { mode: "rolling", batch: { percent: 50 } } },
      { variants: inf1 },
    ] as const;
    const first = await rollbackOf({});
    expect(first).toEqual({
      alarms: [{ alarmName: "fraud-server-errors" }, { alarmName: "fraud-model-latency" }],
    });
    expect(await Promise.all(all.map(rollbackOf))).toEqual(all.map(() => first));
  });

  test("in qa one instance is rolled out all at once, guarded all the same", async () => {
    const variants = { main: { model: approved, instanceType: "ml.m5.xlarge", instances: 1 } } as const;
    const cloud = await made(realTime({ ...platformOf("qa"), variants }));
    expect(cloud.inputs("fraud-endpoint").deploymentConfig).toMatchObject({
      blueGreenUpdatePolicy: {
        trafficRoutingConfiguration: { type: "ALL_AT_ONCE", waitIntervalInSeconds: 300 },
      },
      autoRollbackConfiguration: {
        alarms: [{ alarmName: "fraud-server-errors" }, { alarmName: "fraud-model-latency" }],
      },
    });
  });

  test("an endpoint without a name of its own gets one from app, environment and logical name", async () => {
    const { endpointName, ...args } = realTime();
    expect(endpointName).toBe("fraud");
    expect((await made(args)).outputs.endpointName).toBe("mlops-sentiment-prod-fraud-ef04d15e");
  });
});
