import type { InstanceType } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
import type { ServingWay } from "./endpoint-metrics.ts";

/** An endpoint as alarms and dashboards see it. Plain values: they decide what exists and what it is called. */
export interface ObservedEndpoint {
  readonly environment: AwsEnvironment;
  readonly endpointName: string;
  readonly way: ServingWay;
  /** Production variants, at least one. A shadow variant is not observed: nobody waits for its answers. */
  readonly variants: readonly ObservedVariant[];
}

export interface ObservedVariant {
  readonly name: string;
  /** @default - none: the variant is serverless */
  readonly instanceType?: InstanceType;
  /** Whether it costs money while nobody calls it. @default - whether it has an instance type */
  readonly costsWhenIdle?: boolean;
}
