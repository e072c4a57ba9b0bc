import { type Cloud, UNKNOWN, pretendCloud } from "@mlops/testing";
import { everyInvoker, invokerProgram } from "../testing/built-invoker.ts";

const built = (...args: Parameters<typeof invokerProgram>) => pretendCloud(invokerProgram(...args));

describe("provisioned concurrency", () => {
  const provisioned = (cloud: Cloud) => cloud.inputs("score-provisioned").provisionedConcurrentExecutions;

  test("is 2 in prod, and none elsewhere", async () => {
    const cloud = await built({}, "prod");
    expect(cloud.census()).toEqual(
      [...everyInvoker, "ProvisionedConcurrencyConfig score-provisioned"].sort(),
    );
    expect(cloud.inputs("score-provisioned")).toEqual({
      functionName: UNKNOWN,
      qualifier: "live",
      provisionedConcurrentExecutions: 2,
    });
    expect(cloud.resource("score-provisioned").options.ignoreChanges).toEqual([]);
    expect((await built({}, "qa")).census()).toEqual(everyInvoker);
  });

  test("is the number that is set, in every environment", async () => {
    expect((await built({ provisionedConcurrency: 0 }, "prod")).census()).toEqual(everyInvoker);
    expect(provisioned(await built({ provisionedConcurrency: 3 }))).toBe(3);
  });

  test("follows its utilization between limits, and a deployment does not change it", async () => {
    const cloud = await built({ provisionedConcurrency: { min: 2, max: 8, targetUtilization: 0.5 } });
    expect(cloud.census()).toEqual(
      [
        ...everyInvoker,
        "Policy score-scaling-policy",
        "ProvisionedConcurrencyConfig score-provisioned",
        "Target score-scaling",
      ].sort(),
    );
    expect(provisioned(cloud)).toBe(2);
    expect(cloud.resource("score-provisioned").options.ignoreChanges).toEqual([
      "provisionedConcurrentExecutions",
    ]);
    expect(cloud.inputs("score-scaling")).toEqual({
      serviceNamespace: "lambda",
      resourceId: UNKNOWN,
      scalableDimension: "lambda:function:ProvisionedConcurrency",
      minCapacity: 2,
      maxCapacity: 8,
    });
    expect(cloud.resource("score-scaling").dependencies).toContain(cloud.resource("score-provisioned").urn);
    expect(cloud.inputs("score-scaling-policy")).toEqual({
      policyType: "TargetTrackingScaling",
      resourceId: UNKNOWN,
      scalableDimension: "lambda:function:ProvisionedConcurrency",
      serviceNamespace: "lambda",
      targetTrackingScalingPolicyConfiguration: {
        targetValue: 0.5,
        predefinedMetricSpecification: { predefinedMetricType: "LambdaProvisionedConcurrencyUtilization" },
      },
    });
  });

  test("has a target of 70 % unless another is set", async () => {
    const cloud = await built({ provisionedConcurrency: { min: 1, max: 2 } });
    expect(cloud.inputs("score-scaling-policy")).toMatchObject({
      targetTrackingScalingPolicyConfiguration: { targetValue: 0.7 },
    });
  });
});
