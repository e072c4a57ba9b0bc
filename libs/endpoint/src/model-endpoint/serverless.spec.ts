import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { alarms, fraud, inside, notices } from "../testing/endpoints.ts";
import { approved, platformOf } from "../testing/platform.ts";
import type { ModelEndpointArgs } from "./endpoint-args.ts";

const made = (args: ModelEndpointArgs) => pretendCloud(fraud(args));

describe("a serverless endpoint", () => {
  const serverless = {
    ...platformOf("dev"),
    mode: "serverless",
    endpointName: "fraud",
    model: approved,
    memoryMiB: 2048,
    maxConcurrency: 20,
  } as const;

  test("is exactly this: no VPC, no capture, no rollout, no key, for SageMaker has none of them there", async () => {
    const cloud = await made(serverless);
    expect(cloud.census()).toEqual(
      [
        ...alarms("client-errors", "concurrency", "memory", "model-latency", "server-errors"),
        "Endpoint fraud-endpoint",
        "EndpointAlarms fraud-alarms",
        "EndpointConfiguration fraud-config",
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
    expect(cloud.inputs("fraud-config")).toEqual({
      namePrefix: expect.stringMatching(/^mlops-sentiment-dev-fraud-[0-9a-f]{8}-$/),
      productionVariants: [
        {
          variantName: "main",
          modelName: UNKNOWN,
          serverlessConfig: { memorySizeInMb: 2048, maxConcurrency: 20 },
        },
      ],
    });
    expect(cloud.inputs("fraud-endpoint")).toEqual({ name: "fraud", endpointConfigName: UNKNOWN });
    expect(cloud.inputs("fraud-main-model")).toEqual({
      primaryContainer: { modelPackageName: approved.packageArn },
      enableNetworkIsolation: false,
      executionRoleArn: UNKNOWN,
    });
  });

  test("provisions concurrency", async () => {
    const cloud = await made({ ...serverless, provisionedConcurrency: 5 });
    expect(inside(cloud.inputs("fraud-config"), "productionVariants", 0, "serverlessConfig")).toEqual({
      memorySizeInMb: 2048,
      maxConcurrency: 20,
      provisionedConcurrency: 5,
    });
  });

  test("scales its warm copies by how many of them are in use", async () => {
    const cloud = await made({ ...serverless, provisionedConcurrency: { min: 2, max: 10 } });
    expect(cloud.inputs("fraud-main-capacity")).toEqual({
      serviceNamespace: "sagemaker",
      resourceId: "endpoint/fraud/variant/main",
      scalableDimension: "sagemaker:variant:DesiredProvisionedConcurrency",
      minCapacity: 2,
      maxCapacity: 10,
    });
    expect(cloud.inputs("fraud-scaled")).toEqual({ input: { main: "serverless" } });
    expect(cloud.inputs("fraud-main-tracking").targetTrackingScalingPolicyConfiguration).toEqual({
      targetValue: 0.7,
      predefinedMetricSpecification: {
        predefinedMetricType: "SageMakerVariantProvisionedConcurrencyUtilization",
      },
      scaleOutCooldown: 60,
      scaleInCooldown: 300,
    });
    expect(
      inside(
        cloud.inputs("fraud-config"),
        "productionVariants",
        0,
        "serverlessConfig",
        "provisionedConcurrency",
      ),
    ).toBe(10);
  });
});
