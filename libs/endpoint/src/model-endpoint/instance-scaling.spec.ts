import { UNKNOWN, pretendCloud } from "@mlops/testing";
import fc from "fast-check";
import { fraud, inside, realTime } from "../testing/endpoints.ts";
import { approved, newer } from "../testing/platform.ts";
import {
  type BacklogScaling,
  type InstanceScaling,
  instancesOnDeploy,
  queueInstances,
  requestInstances,
} from "./instances.ts";
import type { ModelEndpointArgs, RealTimeEndpointArgs } from "./endpoint-args.ts";

const made = (args: ModelEndpointArgs) => pretendCloud(fraud(args));

const scaled = (instances: InstanceScaling) =>
  made(realTime({ variants: { main: { model: approved, instanceType: "ml.m5.xlarge", instances } } }));

describe("scaling by requests", () => {
  test("adds exactly a target and a policy", async () => {
    const cloud = await scaled({ min: 2, max: 8, requestsPerSecond: 20 });
    const fixed = await made(realTime());
    expect(cloud.census().filter((title) => !fixed.census().includes(title))).toEqual([
      "Policy fraud-main-tracking",
      "Target fraud-main-capacity",
    ]);
    const scalable = {
      serviceNamespace: "sagemaker",
      resourceId: "endpoint/fraud/variant/main",
      scalableDimension: "sagemaker:variant:DesiredInstanceCount",
    };
    expect(cloud.inputs("fraud-main-capacity")).toEqual({ ...scalable, minCapacity: 2, maxCapacity: 8 });
    expect(cloud.inputs("fraud-main-tracking")).toEqual({
      policyType: "TargetTrackingScaling",
      ...scalable,
      targetTrackingScalingPolicyConfiguration: {
        // 20 a second x 60 seconds x half of it for bursts
        targetValue: 600,
        predefinedMetricSpecification: { predefinedMetricType: "SageMakerVariantInvocationsPerInstance" },
        scaleOutCooldown: 60,
        scaleInCooldown: 300,
      },
    });
  });

  test.each<[InstanceScaling, number, string]>([
    [
      { min: 1, max: 2, requestsPerSecond: 10, safetyFactor: 0.8 },
      480,
      "SageMakerVariantInvocationsPerInstance",
    ],
    [{ min: 1, max: 2, requestsPerMinute: 750 }, 750, "SageMakerVariantInvocationsPerInstance"],
    [
      { min: 1, max: 2, concurrentRequests: 5 },
      5,
      "SageMakerVariantConcurrentRequestsPerModelHighResolution",
    ],
  ])("%j holds %p of %s", async (scaling, targetValue, predefinedMetricType) => {
    const cloud = await scaled(scaling);
    expect(cloud.inputs("fraud-main-tracking").targetTrackingScalingPolicyConfiguration).toMatchObject({
      targetValue,
      predefinedMetricSpecification: { predefinedMetricType },
    });
  });

  test("takes the cooldowns of its settings", async () => {
    const cloud = await scaled({
      min: 1,
      max: 2,
      requestsPerMinute: 750,
      scaleOutCooldown: "30 seconds",
      scaleInCooldown: "10 minutes",
    });
    expect(cloud.inputs("fraud-main-tracking").targetTrackingScalingPolicyConfiguration).toMatchObject({
      scaleOutCooldown: 30,
      scaleInCooldown: 600,
    });
  });

  test("changes its limits by a schedule", async () => {
    const cloud = await scaled({
      min: 2,
      max: 8,
      requestsPerSecond: 20,
      schedule: {
        night: { at: "cron(0 19 ? * MON-FRI *)", timezone: "Europe/Berlin", min: 1, max: 2 },
        morning: { at: "cron(0 7 ? * MON-FRI *)", timezone: "Europe/Berlin", min: 2, max: 8 },
      },
    });
    expect(cloud.inputs("fraud-main-night")).toEqual({
      name: "fraud-main-night",
      serviceNamespace: "sagemaker",
      resourceId: "endpoint/fraud/variant/main",
      scalableDimension: "sagemaker:variant:DesiredInstanceCount",
      schedule: "cron(0 19 ? * MON-FRI *)",
      timezone: "Europe/Berlin",
      scalableTargetAction: { minCapacity: 1, maxCapacity: 2 },
    });
    expect(cloud.inputs("fraud-main-morning").scalableTargetAction).toEqual({
      minCapacity: 2,
      maxCapacity: 8,
    });
  });
});

describe("the order of deployment and scaling", () => {
  const order = (args: Partial<RealTimeEndpointArgs>) => made(realTime(args));
  const main = { model: approved, instanceType: "ml.m5.xlarge" } as const;
  const instances = { min: 2, max: 8, requestsPerSecond: 20 };
  const scaledOf = async (args: Partial<RealTimeEndpointArgs>) =>
    (await order(args)).inputs("fraud-scaled").input;

  test("deregisters targets before the endpoint changes what runs them, and registers them after it", async () => {
    const cloud = await order({ variants: { main: { ...main, instances } } });
    const { options, urn } = cloud.resource("fraud-scaled");
    // The engine replaces it when what is scaled changes, and deletes first, with all that takes its id from it.
    expect(options).toMatchObject({ deleteBeforeReplace: true, replaceOnChanges: ["input"] });
    const endpoint = cloud.resource("fraud-endpoint");
    expect(endpoint.dependencies).toContain(urn);
    // It waits, and takes no value: else the engine would ask whether it has to be deleted, too.
    expect(Object.values(endpoint.propertyDependencies).flat()).not.toContain(urn);
    const target = cloud.resource("fraud-main-capacity");
    expect(target.propertyDependencies.resourceId).toEqual([endpoint.urn, urn].sort());
    expect(cloud.resource("fraud-main-tracking").propertyDependencies.resourceId).toContain(target.urn);
  });

  test("is about what runs scaled variants: neither the model nor the limits nor fixed variants change it", async () => {
    const before = await scaledOf({ variants: { main: { ...main, instances } } });
    expect(before).toEqual({ main: "ml.m5.xlarge" });
    const other = { ...instances, min: 3 };
    const fixed = { ...main, instances: 1 };
    expect(
      await scaledOf({ variants: { fixed, main: { ...main, model: newer, instances: other } } }),
    ).toEqual(before);
    expect(
      await scaledOf({ variants: { main: { ...main, instanceType: "ml.c5.xlarge", instances } } }),
    ).toEqual({
      main: "ml.c5.xlarge",
    });
    expect(await scaledOf({ variants: { main: { ...main, instances: 2 } } })).toEqual({});
  });
});

describe("a deployment", () => {
  test("starts with as many instances as scaling can have made, so that it never shrinks the fleet", async () => {
    const cloud = await scaled({ min: 2, max: 8, requestsPerSecond: 20 });
    expect(cloud.inputs("fraud-config").productionVariants).toEqual([
      {
        variantName: "main",
        modelName: UNKNOWN,
        instanceType: "ml.m5.xlarge",
        initialInstanceCount: 8,
        initialVariantWeight: 1,
        routingConfigs: [{ routingStrategy: "LEAST_OUTSTANDING_REQUESTS" }],
      },
    ]);
    // Not ignored: every later configuration would have the ignored number too.
    expect(cloud.resource("fraud-config").options.ignoreChanges).toEqual([]);
  });

  test("starts with as many as a schedule can have made, where that is more", async () => {
    const cloud = await scaled({
      min: 2,
      max: 8,
      requestsPerSecond: 20,
      schedule: { noon: { at: "cron(0 11 ? * * *)", min: 6, max: 12 } },
    });
    expect(inside(cloud.inputs("fraud-config"), "productionVariants", 0, "initialInstanceCount")).toBe(12);
  });

  test("starts with fewer if the settings say so", async () => {
    const cloud = await scaled({ min: 2, max: 8, onDeploy: 4, requestsPerSecond: 20 });
    expect(inside(cloud.inputs("fraud-config"), "productionVariants", 0, "initialInstanceCount")).toBe(4);
  });

  test("never starts with fewer than scaling can have made, for all limits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(50), (min, more) => {
        const scaling = requestInstances.parse({ min, max: min + more, requestsPerMinute: 1 });
        expect(instancesOnDeploy(scaling)).toBe(min + more);
      }),
    );
  });

  test("of an asynchronous endpoint starts with min, but at least 1, because requests can wait", () => {
    const start = (instances: number | BacklogScaling) => instancesOnDeploy(queueInstances.parse(instances));
    expect(start({ min: 0, max: 8, backlogPerInstance: 1 })).toBe(1);
    expect(start({ min: 3, max: 8, backlogPerInstance: 1 })).toBe(3);
    expect(start(5)).toBe(5);
  });
});
