import { type Range, rolloutLimits } from "@mlops/aws";
import type { Given } from "../given.ts";
import type { Problem } from "../problem.ts";
import { type Limit, atMostOne, nameOf, refused } from "./limit.ts";

const ROUTING = "DeploymentConfig.BlueGreenUpdatePolicy.TrafficRoutingConfiguration";

/** API reference, DeploymentConfig: only one update policy. */
export const oneUpdatePolicy: Limit = (input) =>
  atMostOne(input.at("DeploymentConfig"), "BlueGreenUpdatePolicy", "RollingUpdatePolicy");

/** API reference, TrafficRoutingConfig, CanarySize: which share of the instances. */
export const canaryShare: Limit = (input) =>
  shareProblems(input.at(`${ROUTING}.CanarySize`), rolloutLimits.canaryPercent);

/** API reference, TrafficRoutingConfig, LinearStepSize: which share of the instances. */
export const linearShare: Limit = (input) =>
  shareProblems(input.at(`${ROUTING}.LinearStepSize`), rolloutLimits.linearPercent);

/** API reference, RollingUpdatePolicy, MaximumBatchSize: which share of the instances. */
export const rollingShare: Limit = (input) =>
  shareProblems(
    input.at("DeploymentConfig.RollingUpdatePolicy.MaximumBatchSize"),
    rolloutLimits.rollingPercent,
  );

/** API reference, TrafficRoutingConfig, Type: a canary or linear shift goes in batches of a size. */
export const batchSizeOfRouting: Limit = (input) => {
  const routing = input.at(ROUTING);
  const sizes = { CANARY: "CanarySize", LINEAR: "LinearStepSize" };
  return Object.entries(sizes).flatMap(([type, member]) => {
    const size = routing.at(member);
    const isMissing = routing.at("Type").is(type) && size.isAbsent;
    return isMissing ? refused(size, `it is required when ${nameOf(routing.at("Type"))} is "${type}"`) : [];
  });
};

/** API reference, BlueGreenUpdatePolicy: the timeout is larger than the waits together. */
export const timeoutBeyondWaits: Limit = (input) => {
  const policy = input.at("DeploymentConfig.BlueGreenUpdatePolicy");
  const timeout = policy.at("MaximumExecutionTimeoutInSeconds");
  const waits = [input.at(`${ROUTING}.WaitIntervalInSeconds`), policy.at("TerminationWaitInSeconds")];
  const total = waits.reduce((sum, wait) => sum + (wait.number ?? 0), 0);
  if (timeout.number === undefined || timeout.number > total) return [];
  return refused(timeout, `allowed is more than ${waits.map(nameOf).join(" and ")} together (${total})`);
};

function shareProblems(size: Given, { min, max }: Range): readonly Problem[] {
  const value = size.at("Value");
  if (!size.at("Type").is("CAPACITY_PERCENT") || value.number === undefined) return [];
  if (min <= value.number && value.number <= max) return [];
  return refused(value, `allowed is ${min} to ${max} percent`);
}
