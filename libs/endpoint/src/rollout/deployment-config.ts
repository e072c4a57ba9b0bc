import type { EndpointArgs } from "@pulumi/aws/sagemaker/endpoint.js";
import { toSeconds } from "@mlops/core";
import type { CheckedRollout, Fleet, FleetPart, GuardedRollout } from "./rollout-settings.ts";
import { terminationWaitSeconds, timeoutSeconds } from "./rollout-time.ts";

type DeploymentConfig = NonNullable<EndpointArgs["deploymentConfig"]>;

/** The endpoint's deployment configuration; none for the mode `none`. */
export function deploymentConfig(
  rollout: CheckedRollout,
  fleet: Fleet,
  alarmNames: readonly string[],
): DeploymentConfig | undefined {
  if (rollout.mode === "none") return undefined;
  return {
    ...policyOf(rollout, fleet),
    autoRollbackConfiguration: { alarms: alarmNames.map((alarmName) => ({ alarmName })) },
  };
}

function policyOf(rollout: GuardedRollout, fleet: Fleet) {
  const waitIntervalInSeconds = toSeconds(rollout.bake);
  const maximumExecutionTimeoutInSeconds = timeoutSeconds(rollout, fleet);
  if (rollout.mode === "rolling") {
    return {
      rollingUpdatePolicy: {
        maximumBatchSize: sizeOf(rollout.batch),
        ...(rollout.rollbackBatch && { rollbackMaximumBatchSize: sizeOf(rollout.rollbackBatch) }),
        waitIntervalInSeconds,
        maximumExecutionTimeoutInSeconds,
      },
    };
  }
  return {
    blueGreenUpdatePolicy: {
      trafficRoutingConfiguration: { ...routingOf(rollout), waitIntervalInSeconds },
      terminationWaitInSeconds: terminationWaitSeconds(rollout),
      maximumExecutionTimeoutInSeconds,
    },
  };
}

function routingOf(rollout: Exclude<GuardedRollout, { readonly mode: "rolling" }>) {
  switch (rollout.mode) {
    case "all-at-once":
      return { type: "ALL_AT_ONCE" };
    case "canary":
      return { type: "CANARY", canarySize: sizeOf(rollout.first) };
    case "linear":
      return { type: "LINEAR", linearStepSize: sizeOf(rollout.step) };
  }
}

const sizeOf = (part: FleetPart) =>
  part.percent === undefined
    ? { type: "INSTANCE_COUNT", value: part.instances }
    : { type: "CAPACITY_PERCENT", value: part.percent };
