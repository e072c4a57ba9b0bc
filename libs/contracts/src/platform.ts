import type { StackReference } from "@pulumi/pulumi";
import type { AwsEnvironment } from "@mlops/core";
import { type AlarmTopicRef, alarmTopicContract } from "./alarm-topic.ts";
import type { Reference } from "./contract.ts";
import { type GuardrailsRef, guardrailsContract } from "./guardrails.ts";
import { type KeysRef, keysContract } from "./keys.ts";
import { type MlEnvironmentRef, mlEnvironmentContract } from "./ml-environment.ts";
import { type NetworkRef, networkContract } from "./network.ts";
import { readContract } from "./read-contract.ts";

/** What an environment's platform offers to the apps of that environment. */
export interface PlatformRef extends Reference {
  readonly guardrails: GuardrailsRef;
  readonly keys: KeysRef;
  readonly network: NetworkRef;
  readonly mlEnvironment: MlEnvironmentRef;
  readonly alarmTopic: AlarmTopicRef;
}

/**
 * Read the references that the platform's stack exports. See {@link readContract} for how they fail.
 * @param platform the platform's stack
 * @param environment where the reader is: the platform must be in the same account and region
 */
export function readPlatform(platform: StackReference, environment: AwsEnvironment): PlatformRef {
  return {
    environment,
    guardrails: readContract(guardrailsContract, platform, environment),
    keys: readContract(keysContract, platform, environment),
    network: readContract(networkContract, platform, environment),
    mlEnvironment: readContract(mlEnvironmentContract, platform, environment),
    alarmTopic: readContract(alarmTopicContract, platform, environment),
  };
}

/**
 * A component's arguments without the references of {@link PlatformRef}, all of which a program can pass to it as
 * `...platform`, whether or not the component has a use for each.
 */
export function withoutPlatform<Args extends Partial<PlatformRef>>(
  args: Args,
): Omit<Args, keyof PlatformRef> {
  const {
    environment: _environment,
    guardrails: _guardrails,
    keys: _keys,
    network: _network,
    mlEnvironment: _mlEnvironment,
    alarmTopic: _alarmTopic,
    ...own
  } = args;
  return own;
}
