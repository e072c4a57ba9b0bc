import type { Given } from "../given.ts";
import type { Problem } from "../problem.ts";
import { type Limit, atMostOne, nameOf, refused } from "./limit.ts";

const ROUTING = "DeploymentConfig.BlueGreenUpdatePolicy.TrafficRoutingConfiguration";

/** API reference, DeploymentConfig: only one update policy. */
export const oneUpdatePolicy: Limit = (input) =>
  atMostOne(input.at("DeploymentConfig"), "BlueGreenUpdatePolicy", "RollingUpdatePolicy");

/** API reference, TrafficRoutingConfig, CanarySize: at most 50 % of the instances. */
export const canaryShare: Limit = (input) => shareProblems(input.at(`${ROUTING}.CanarySize`), 1);

/** API reference, TrafficRoutingConfig, LinearStepSize: 10 to 50 % of the instances. */
export const linearShare: Limit = (input) => shareProblems(input.at(`${ROUTING}.LinearStepSize`), 10);

/** API reference, RollingUpdatePolicy, MaximumBatchSize: 5 to 50 % of the instances. */
export const rollingShare: Limit = (input) =>
  shareProblems(input.at("DeploymentConfig.RollingUpdatePolicy.MaximumBatchSize"), 5);

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

function shareProblems(size: Given, least: number): readonly Problem[] {
  const value = size.at("Value");
  if (!size.at("Type").is("CAPACITY_PERCENT") || value.number === undefined) return [];
  if (least <= value.number && value.number <= 50) return [];
  return refused(value, `allowed is ${least} to 50 percent`);
}
