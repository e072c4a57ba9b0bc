import { arnIn } from "@mlops/aws";
import { type AwsEnvironment, physicalName, serviceRoleArn } from "@mlops/core";

/** EventBridge API: `RuleName`, the shortest of the names that are made of these parts. */
const maxLength = 64;

/** Name of a rule, queue or bus of the loop. */
export function loopName(environment: AwsEnvironment, ...parts: readonly string[]): string {
  return physicalName({ environment, parts, maxLength });
}

/**
 * ARN of the bus of a `RetrainingLoop`, for the accounts that forward drift to it: it never changes.
 * @param name logical name of the loop
 * @param environment where the loop is
 */
export function retrainingBusArn(name: string, environment: AwsEnvironment): string {
  return arnIn(environment, "events", `event-bus/${loopName(environment, name)}`);
}

/** Logical name of the role that a `DriftForwarder` sends events with. */
export const forwarderRoleName = (name: string): string => `${name}-role`;

/**
 * ARN of the role of a `DriftForwarder`, which the bus of the other account lets in: it never changes.
 * @param name logical name of the forwarder
 * @param environment where the forwarder is
 */
export function forwarderRoleArn(name: string, environment: AwsEnvironment): string {
  return serviceRoleArn(forwarderRoleName(name), environment);
}
