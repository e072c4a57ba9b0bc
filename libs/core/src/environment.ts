import { type AwsPlace, partitionOf } from "@mlops/aws";

/** The environments a model passes through, in order; `shared` is the tooling account's own. */
export const environmentNames = ["dev", "qa", "prod", "shared"] as const;

/** Name of an environment: the part after the dot in a stack's name. */
export type EnvironmentName = (typeof environmentNames)[number];

/** Where a stack lives. Plain values: they decide what exists and what a component may refer to. */
export interface AwsEnvironment extends AwsPlace {
  readonly name: EnvironmentName;
}

/** The environment in `account` and `region`, with the region's partition filled in. */
export function awsEnvironment(name: EnvironmentName, account: string, region: string): AwsEnvironment {
  return { name, account, region, partition: partitionOf(region) };
}
