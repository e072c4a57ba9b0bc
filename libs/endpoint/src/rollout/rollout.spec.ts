import fc from "fast-check";
import { z } from "zod";
import { settingsProblems } from "@mlops/core";
import { deploymentConfig } from "./deployment-config.ts";
import { rolloutIssues } from "./rollout-issues.ts";
import { type Fleet, type Rollout, defaultRollout, rolloutSettings } from "./rollout-settings.ts";

const fleet: Fleet = { smallest: 10, variants: 1, inf1: false, startSeconds: 600 };
const waits = { bake: "5 minutes", terminationWait: "2 minutes" };
const alarmNames = ["fraud-server-errors", "fraud-model-latency"];
const autoRollbackConfiguration = {
  alarms: [{ alarmName: "fraud-server-errors" }, { alarmName: "fraud-model-latency" }],
};

function problems(rollout: Rollout, replaced: Fleet): string[] {
  const schema = z.object({ rollout: rolloutSettings }).check(({ value, issues }) => {
    issues.push(...rolloutIssues(value.rollout, "prod", replaced));
  });
  return settingsProblems(schema, { rollout });
}

describe("a rollout", () => {
  test.each<[Rollout, object]>([
    [
      { mode: "all-at-once" },
      {
        blueGreenUpdatePolicy: {
          trafficRoutingConfiguration: { type: "ALL_AT_ONCE", waitIntervalInSeconds: 300 },
          terminationWaitInSeconds: 120,
          maximumExecutionTimeoutInSeconds: 3300,
        },
      },
    ],
    [
      {
        mode: "canary",
        first: { instances: 1 },
        bake: "10 minutes",
        terminationWait: "0 minutes",
        timeout: "45 minutes",
      },
      {
        blueGreenUpdatePolicy: {
          trafficRoutingConfiguration: {
            type: "CANARY",
            canarySize: { type: "INSTANCE_COUNT", value: 1 },
            waitIntervalInSeconds: 600,
          },
          terminationWaitInSeconds: 0,
          maximumExecutionTimeoutInSeconds: 2700,
        },
      },
    ],
    [
      { mode: "linear", step: { percent: 33 } },
      {
        blueGreenUpdatePolicy: {
          trafficRoutingConfiguration: {
            type: "LINEAR",
            linearStepSize: { type: "CAPACITY_PERCENT", value: 33 },
            waitIntervalInSeconds: 300,
          },
          terminationWaitInSeconds: 120,
          maximumExecutionTimeoutInSeconds: 3300,
        },
      },
    ],
    [
      { mode: "rolling", batch: { instances: 5 }, rollbackBatch: { percent: 100 }, bake: "2 minutes" },
      {
        rollingUpdatePolicy: {
          maximumBatchSize: { type: "INSTANCE_COUNT", value: 5 },
          rollbackMaximumBatchSize: { type: "CAPACITY_PERCENT", value: 100 },
          waitIntervalInSeconds: 120,
          maximumExecutionTimeoutInSeconds: 3300,
        },
      },
    ],
  ])("%j is this policy, with rollback", (rollout, policy) => {
    const checked = rolloutSettings.parse(rollout);
    expect(deploymentConfig(checked, alarmNames)).toEqual({ ...policy, autoRollbackConfiguration });
    expect(problems(rollout, fleet)).toEqual([]);
  });

  test("of the mode none waits for nothing, and names the alarms all the same: adding them would replace the endpoint", () => {
    expect(deploymentConfig({ mode: "none" }, alarmNames)).toEqual({
      blueGreenUpdatePolicy: {
        trafficRoutingConfiguration: { type: "ALL_AT_ONCE", waitIntervalInSeconds: 0 },
        terminationWaitInSeconds: 0,
      },
      autoRollbackConfiguration,
    });
  });

  test("is guarded by default outside dev, by canary wherever the fleet can be divided", () => {
    expect(defaultRollout("dev", fleet)).toEqual({ mode: "none" });
    expect(defaultRollout("qa", { ...fleet, smallest: 1 })).toEqual({ mode: "all-at-once", ...waits });
    expect(defaultRollout("prod", fleet)).toEqual({ mode: "canary", first: { percent: 10 }, ...waits });
    expect(defaultRollout("prod", { ...fleet, inf1: true })).toEqual({ mode: "none" });
  });

  test("by default is never refused, for every fleet", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("dev", "qa", "prod", "shared"),
        fc.record({
          smallest: fc.integer({ min: 1, max: 500 }),
          variants: fc.integer({ min: 1, max: 10 }),
          inf1: fc.boolean(),
          startSeconds: fc.integer({ min: 600, max: 1_980 }),
        }),
        (environment, any) => {
          expect(problems(defaultRollout(environment, any), any)).toEqual([]);
        },
      ),
    );
  });
});

describe("a rollout is refused", () => {
  test.each<[Rollout, Partial<Fleet>, string[]]>([
    [
      { mode: "canary", first: { percent: 60 } },
      {},
      ["rollout.first.percent: got 60; expected a whole number from 1 to 50"],
    ],
    [
      { mode: "canary", first: { instances: 6 } },
      {},
      [
        "rollout.first.instances: got 6; expected 1 to 5: 1 to 50 % of the 10 instances of the smallest variant",
      ],
    ],
    [
      { mode: "linear", step: { percent: 5 }, bake: "1 minute" },
      {},
      ["rollout.step.percent: got 5; expected a whole number from 10 to 50"],
    ],
    [
      { mode: "rolling", batch: { percent: 51 }, rollbackBatch: { percent: 4 } },
      {},
      [
        "rollout.batch.percent: got 51; expected a whole number from 5 to 50",
        "rollout.rollbackBatch.percent: got 4; expected a whole number from 5 to 100",
      ],
    ],
    [
      { mode: "rolling", batch: { percent: 50 } },
      { variants: 2 },
      [
        'rollout.mode: got "rolling"; expected "canary", "linear" or "all-at-once": ' +
          'there are 2 variants, and "rolling" takes one',
      ],
    ],
    [
      { mode: "canary", first: { percent: 10 } },
      { smallest: 1 },
      [
        'rollout.mode: got "canary"; expected "all-at-once" for a variant of 1 instance, ' +
          "or at least 2 instances in every variant",
      ],
    ],
    [
      { mode: "all-at-once" },
      { inf1: true },
      [
        'rollout.mode: got "all-at-once"; expected "none": SageMaker ignores all other modes on ml.inf1 instances',
      ],
    ],
    [
      { mode: "canary", first: { percent: 10 }, bake: "61 minutes", terminationWait: "2 hours" },
      {},
      [
        'rollout.bake: got "61 minutes"; expected 0 to 3600 whole seconds, such as "0 seconds"',
        'rollout.terminationWait: got "2 hours"; expected 0 to 3600 whole seconds, such as "0 seconds"',
      ],
    ],
    [
      { mode: "all-at-once", timeout: "1 hour" },
      {},
      ['rollout.timeout: got "1 hour"; expected 600 to 3300 whole seconds, such as "600 seconds"'],
    ],
    [
      { mode: "canary", first: { percent: 10 }, bake: "10 minutes", timeout: "20 minutes" },
      {},
      [
        'rollout.timeout: got "20 minutes"; expected a deployment that ends within 20 minutes, not after 32 minutes in ' +
          "all (2 x 10 minutes of bake + 2 minutes of terminationWait + 10 minutes for instances to start): " +
          "@pulumi/aws waits for an hour, 5 minutes of which are for a rollback; " +
          "raise timeout, or shorten bake, terminationWait or startupTimeout, or take larger steps",
      ],
    ],
    [
      { mode: "linear", step: { percent: 10 } },
      {},
      [
        'rollout.bake: got "5 minutes"; expected a deployment that ends within 55 minutes, not after 62 minutes in all ' +
          "(10 x 5 minutes of bake + 2 minutes of terminationWait + 10 minutes for instances to start): " +
          "@pulumi/aws waits for an hour, 5 minutes of which are for a rollback; " +
          "shorten bake, terminationWait or startupTimeout, or take larger steps",
      ],
    ],
    [
      { mode: "rolling", batch: { instances: 2 } },
      {},
      [
        'rollout.bake: got "5 minutes"; expected a deployment that ends within 55 minutes, not after 75 minutes in all ' +
          "(5 x (5 minutes of bake + 10 minutes for instances to start)): " +
          "@pulumi/aws waits for an hour, 5 minutes of which are for a rollback; " +
          "shorten bake, terminationWait or startupTimeout, or take larger steps",
      ],
    ],
    [
      { mode: "canary", first: { percent: 10 }, timeout: "10 minutes" },
      { startSeconds: 3_000 },
      [
        'rollout.timeout: got "10 minutes"; expected a deployment that ends within 10 minutes, not after 62 minutes in ' +
          "all (2 x 5 minutes of bake + 2 minutes of terminationWait + 50 minutes for instances to start): " +
          "@pulumi/aws waits for an hour, 5 minutes of which are for a rollback; " +
          "shorten bake, terminationWait or startupTimeout, or take larger steps",
      ],
    ],
    [
      { mode: "none" },
      { startSeconds: 7_200 },
      [
        'rollout: got "120 minutes for instances to start"; expected instances that start within 55 minutes: ' +
          "@pulumi/aws waits for an hour, 5 minutes of which are for a rollback; shorten downloadTimeout or startupTimeout",
      ],
    ],
  ])("%j of %j", (rollout, some, expected) => {
    expect(problems(rollout, { ...fleet, ...some })).toEqual(expected);
  });
});
