import { type AwsPlace, partitionOf } from "@mlops/aws";

/** The environments a model passes through, in order; `shared` is the tooling account's own. */
export const environmentNames = ["dev", "qa", "prod", "shared"] as const;

/** Name of an environment: the part after the dot in a stack's name. */
export type EnvironmentName = (typeof environmentNames)[number];

/**
 * Where a stack lives, and whose it is. Plain values: they decide what exists, what it is called and what a component
 * may refer to.
 */
export interface AwsEnvironment extends AwsPlace {
  /** The app that the stack deploys: two apps of one account and environment have different names for everything. */
  readonly app: string;
  readonly name: EnvironmentName;
}

/** An app's environment, with the region's partition filled in. */
export function awsEnvironment(environment: Omit<AwsEnvironment, "partition">): AwsEnvironment {
  return { ...environment, partition: partitionOf(environment.region) };
}
