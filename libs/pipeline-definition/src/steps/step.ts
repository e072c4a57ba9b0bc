import { type DocumentValue } from "../document/document-value.ts";
import type { StepDefinition, StepType } from "../document/pipeline-definition.ts";
import { writtenObject } from "../variables/written.ts";
import { type Cache, cacheDefinition } from "./cache.ts";
import { type RetryPolicy, retryPolicyDefinition } from "./retry-policy.ts";

/** A step of a pipeline. */
export interface Step<Properties = unknown> {
  readonly name: string;
  /** The step as it stands in the definition. */
  readonly definition: StepDefinition;
  /** What it results in, as references for later steps. */
  readonly properties: Properties;
}

/** What every step may say. */
export interface StepOptions {
  /** Shown instead of the name: up to 256 characters. @default - the name is shown */
  readonly displayName?: string;
  /** Up to 3,072 characters. @default - nothing is said */
  readonly description?: string;
  /** Steps that have to succeed first, beside those whose results it uses. @default - none */
  readonly dependsOn?: readonly Step[];
}

/** What steps may say whose results can be taken over. */
export interface CachedStepOptions extends StepOptions {
  /** Whether it takes over earlier results. @default - it runs in every execution */
  readonly cache?: Cache;
}

/** What steps may say that can be tried again. */
export interface RetriedStepOptions<Exception extends string> extends StepOptions {
  /** When it is tried again. @default - as the service does: 5 times after service faults and throttling */
  readonly retry?: readonly RetryPolicy<Exception>[];
}

type AnyStepOptions = CachedStepOptions & RetriedStepOptions<string>;

/** A step as it stands in the definition. */
export function stepDefinition(
  type: StepType,
  name: string,
  stepArguments: object,
  options: AnyStepOptions,
  members: Readonly<Record<string, DocumentValue | undefined>> = {},
): StepDefinition {
  const { displayName, description, dependsOn = [], cache, retry = [] } = options;
  return {
    Name: name,
    Type: type,
    Arguments: writtenObject(stepArguments),
    ...(dependsOn.length === 0 ? {} : { DependsOn: dependsOn.map((step) => step.name) }),
    ...(displayName === undefined ? {} : { DisplayName: displayName }),
    ...(description === undefined ? {} : { Description: description }),
    ...(cache === undefined ? {} : { CacheConfig: cacheDefinition(cache) }),
    ...(retry.length === 0 ? {} : { RetryPolicies: retry.map(retryPolicyDefinition) }),
    ...members,
  };
}
