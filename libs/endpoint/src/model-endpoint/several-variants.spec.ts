import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { fraud, inside, realTime } from "../testing/endpoints.ts";
import { approved, newer } from "../testing/platform.ts";
import type { ModelEndpointArgs } from "./endpoint-args.ts";

const made = (args: ModelEndpointArgs) => pretendCloud(fraud(args));

describe("several variants", () => {
  test("share the requests by weight, and weight 0 stays 0", async () => {
    const variants = {
      old: { model: approved, instanceType: "ml.m5.xlarge", instances: 2, weight: 0 },
      new: { model: newer, instanceType: "ml.c5.xlarge", instances: 3, weight: 2.5, routing: "random" },
    } as const;
    const cloud = await made(realTime({ variants }));
    expect(cloud.census().filter((title) => title.startsWith("Model "))).toEqual([
      "Model fraud-new-model",
      "Model fraud-old-model",
    ]);
    expect(cloud.inputs("fraud-config").productionVariants).toEqual([
      {
        variantName: "old",
        modelName: UNKNOWN,
        instanceType: "ml.m5.xlarge",
        initialInstanceCount: 2,
        initialVariantWeight: 0,
        routingConfigs: [{ routingStrategy: "LEAST_OUTSTANDING_REQUESTS" }],
      },
      {
        variantName: "new",
        modelName: UNKNOWN,
        instanceType: "ml.c5.xlarge",
        initialInstanceCount: 3,
        initialVariantWeight: 2.5,
        routingConfigs: [{ routingStrategy: "RANDOM" }],
      },
    ]);
    // Adding a variant must not change which alarms a deployment is rolled back for: that would replace the endpoint.
    expect(inside(cloud.inputs("fraud-endpoint"), "deploymentConfig", "autoRollbackConfiguration")).toEqual({
      alarms: [{ alarmName: "fraud-server-errors" }, { alarmName: "fraud-model-latency" }],
    });
  });

  test("may be one and its shadow, which gets copies of some requests", async () => {
    const shadow = {
      name: "candidate",
      model: newer,
      instanceType: "ml.m5.xlarge",
      instances: 2,
      samplingPercent: 25,
      startupTimeout: "10 minutes",
      downloadTimeout: "15 minutes",
      volumeSizeGiB: 50,
      inferenceAmiVersion: "al2-ami-sagemaker-inference-gpu-2",
    } as const;
    const cloud = await made(realTime({ shadow }));
    expect(cloud.inputs("fraud-config").shadowProductionVariants).toEqual([
      {
        variantName: "candidate",
        modelName: UNKNOWN,
        instanceType: "ml.m5.xlarge",
        initialInstanceCount: 2,
        initialVariantWeight: 0.25,
        containerStartupHealthCheckTimeoutInSeconds: 600,
        modelDataDownloadTimeoutInSeconds: 900,
        volumeSizeInGb: 50,
        inferenceAmiVersion: "al2-ami-sagemaker-inference-gpu-2",
      },
    ]);
    expect(cloud.resource("fraud-config").propertyDependencies.shadowProductionVariants).toEqual([
      cloud.resource("fraud-candidate-model").urn,
    ]);
  });
});
