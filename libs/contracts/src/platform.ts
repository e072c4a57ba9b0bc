import type { StackReference } from "@pulumi/pulumi";
import type { AwsEnvironment } from "@mlops/core";
import { type AlarmTopicRef, alarmTopicContract } from "./alarm-topic.ts";
import { readContract } from "./contract.ts";
import { type GuardrailsRef, guardrailsContract } from "./guardrails.ts";
import { type KeysRef, keysContract } from "./keys.ts";
import { type MlEnvironmentRef, mlEnvironmentContract } from "./ml-environment.ts";
import { type NetworkRef, networkContract } from "./network.ts";

/** Everything of an environment's platform that products stand on. */
export interface PlatformRef {
  readonly environment: AwsEnvironment;
  readonly guardrails: GuardrailsRef;
  readonly keys: KeysRef;
  readonly network: NetworkRef;
  readonly mlEnvironment: MlEnvironmentRef;
  readonly alarmTopic: AlarmTopicRef;
}

/**
 * Read what the platform's stack exports, each contract by itself.
 * @param platform the platform's stack
 * @param environment where the reader lives: the platform must live there too
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
