import type { InstanceType } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
import type { ServingMode } from "./endpoint-metrics.ts";

/**
 * An endpoint whose metrics are observed by alarms and dashboards. Its values are plain, because they decide which
 * alarms there are and how they are named.
 */
export interface ObservedEndpoint {
  readonly environment: AwsEnvironment;
  /** Name of the endpoint, 1 to 63 characters: alarms and dashboard are named after it. */
  readonly endpointName: string;
  readonly mode: ServingMode;
  /** Production variants, at least one. Shadow variants are not observed: callers never get their responses. */
  readonly variants: readonly ObservedVariant[];
}

/** A production variant of an {@link ObservedEndpoint}. */
export interface ObservedVariant {
  readonly name: string;
  /** @default - none: the variant is serverless */
  readonly instanceType?: InstanceType;
  /** Whether its instances cost money without requests: not if scaling goes down to none. @default true */
  readonly costsWhenIdle?: boolean;
}
