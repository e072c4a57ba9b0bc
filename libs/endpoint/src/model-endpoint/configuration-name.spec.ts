import { pretendCloud } from "@mlops/testing";
import { output } from "@pulumi/pulumi";
import { fraud, realTime } from "../testing/endpoints.ts";
import { approved, newer, own, platformOf } from "../testing/platform.ts";
import type { ModelEndpointArgs, RealTimeEndpointArgs } from "./endpoint-args.ts";
import { ModelEndpoint } from "./model-endpoint.ts";

const made = (args: ModelEndpointArgs) => pretendCloud(fraud(args));

const prefix = async (args: Partial<RealTimeEndpointArgs> = {}): Promise<unknown> =>
  (await made(realTime(args))).inputs("fraud-config").namePrefix;

const main = { model: approved, instanceType: "ml.m5.xlarge", instances: 2 } as const;

describe("the name of a configuration", () => {
  test("is the same in every preview of the same program", async () => {
    const [one, other] = [await made(realTime()), await made(realTime())];
    expect(one.resources.map(({ urn, inputs }) => [urn, inputs])).toEqual(
      other.resources.map(({ urn, inputs }) => [urn, inputs]),
    );
  });

  test("changes with the model, and no other name does", async () => {
    const before = await made(realTime());
    const after = await made(realTime({ variants: { main: { ...main, model: newer } } }));
    expect(after.census()).toEqual(before.census());
    const names = (cloud: typeof before) =>
      cloud.resources.map(({ urn, inputs: { name, dashboardName, namePrefix } }) => ({
        urn,
        names: JSON.stringify({ name, dashboardName, namePrefix }),
      }));
    const changed = names(after).filter(({ names: now }, index) => names(before)[index]?.names !== now);
    expect(changed.map(({ urn }) => urn)).toEqual([after.resource("fraud-config").urn]);
    expect(before.inputs("fraud-endpoint").name).toBe(after.inputs("fraud-endpoint").name);
  });

  test.each<[string, Partial<RealTimeEndpointArgs>]>([
    ["number of instances", { variants: { main: { ...main, instances: 3 } } }],
    ["instance type", { variants: { main: { ...main, instanceType: "ml.m5.2xlarge" } } }],
    ["weight", { variants: { main: { ...main, weight: 2 } } }],
    ["network isolation", { networkIsolation: false }],
    ["data capture", { dataCapture: { samplingPercent: 20 } }],
    ["shadow", { shadow: { name: "next", model: newer, instanceType: "ml.m5.xlarge", instances: 1 } }],
  ])("changes with the %s", async (_, args) => {
    expect(await prefix(args)).not.toBe(await prefix());
  });

  test.each<[string, Partial<RealTimeEndpointArgs>]>([
    ["rollout", { rollout: { mode: "all-at-once" } }],
    ["thresholds of alarms", { thresholds: { modelLatencyMs: 100 } }],
    ["logs", { logRetentionDays: 400 }],
    ["dashboard", { dashboard: false }],
  ])("does not change with the %s: nothing would have to be deployed", async (_, args) => {
    expect(await prefix(args)).toBe(await prefix());
  });

  test("does not change with the limits of scaling, as long as a deployment starts with the same number", async () => {
    const scaled = (min: number, requestsPerSecond: number) =>
      prefix({ variants: { main: { ...main, instances: { min, max: 8, requestsPerSecond } } } });
    expect(await scaled(2, 10)).toBe(await scaled(4, 20));
  });

  test("does not depend on what only a deployment knows: what the provider adds makes the name unique", async () => {
    const withImage = (image: string) =>
      prefix({ variants: { main: { ...main, model: { ...own, image: output(image) } } } });
    const repository = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/fraud";
    expect(await withImage(`${repository}@sha256:1`)).toBe(await withImage(`${repository}@sha256:2`));
  });

  test("leaves the service's 63 characters and the provider's 26 room, however long the endpoint's name is", async () => {
    const cloud = await pretendCloud(
      () =>
        new ModelEndpoint("a-very-long-name-of-an-endpoint-for-fraud", {
          ...realTime(),
          endpointName: "fraud",
        }),
    );
    const { namePrefix } = cloud.inputs("a-very-long-name-of-an-endpoint-for-fraud-config");
    expect(namePrefix).toMatch(/^.{1,37}$/);
    expect(namePrefix).toMatch(/-of-an-endpoint-for-fraud-[0-9a-f]{8}-$/);
  });
});

test("a configuration is made before the old one goes, and the endpoint waits for it", async () => {
  const cloud = await made(realTime());
  expect(cloud.resource("fraud-config").options.deleteBeforeReplace).toBe(false);
  expect(cloud.resource("fraud-endpoint").propertyDependencies.endpointConfigName).toEqual([
    cloud.resource("fraud-config").urn,
  ]);
});

test("old configurations and models stay: after a rollback the endpoint uses them", async () => {
  const next = { name: "next", model: newer, instanceType: "ml.m5.xlarge", instances: 1 } as const;
  const cloud = await made(realTime({ shadow: next }));
  const retained = cloud.resources.filter(({ options }) => options.retainOnDelete).map(({ name }) => name);
  expect(retained).toEqual(["fraud-main-model", "fraud-next-model", "fraud-config"]);
});

test("notices know the new configuration before the endpoint changes", async () => {
  const cloud = await made(realTime());
  const rule = cloud.resource("fraud-notices", "EventRule");
  expect(rule.propertyDependencies.eventPattern).toEqual([cloud.resource("fraud-config").urn]);
  expect(cloud.resource("fraud-endpoint").dependencies).toContain(rule.urn);
});

test("an endpoint that captures in dev gets another configuration than one that does not", async () => {
  const dev = platformOf("dev");
  expect(await prefix(dev)).not.toBe(await prefix({ ...dev, dataCapture: {} }));
  expect(await prefix(dev)).toBe(await prefix({ ...dev, dataCapture: "off" }));
});
