import type { EndpointArgs } from "@pulumi/aws/sagemaker/endpoint.js";
import { toSeconds } from "@mlops/core";
import type { CheckedRollout, FleetPart, GuardedRollout } from "./rollout-settings.ts";
import { terminationWaitSeconds, timeoutSeconds } from "./rollout-time.ts";

type DeploymentConfig = NonNullable<EndpointArgs["deploymentConfig"]>;

/**
 * The endpoint's deployment configuration. It names the alarms in every mode: @pulumi/aws replaces an endpoint that
 * gets them later, or loses them.
 */
export function deploymentConfig(rollout: CheckedRollout, alarmNames: readonly string[]): DeploymentConfig {
  return {
    ...(rollout.mode === "none" ? withoutWaits : policyOf(rollout)),
    autoRollbackConfiguration: { alarms: alarmNames.map((alarmName) => ({ alarmName })) },
  };
}

/** What SageMaker does of itself; @pulumi/aws asks for one of the two policies beside alarms. */
const withoutWaits = {
  blueGreenUpdatePolicy: {
    trafficRoutingConfiguration: { type: "ALL_AT_ONCE", waitIntervalInSeconds: 0 },
    terminationWaitInSeconds: 0,
  },
};

function policyOf(rollout: GuardedRollout) {
  const waitIntervalInSeconds = toSeconds(rollout.bake);
  const maximumExecutionTimeoutInSeconds = timeoutSeconds(rollout);
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
