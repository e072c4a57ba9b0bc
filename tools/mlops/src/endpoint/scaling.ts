import {
  ApplicationAutoScalingClient,
  type ScalableTarget,
  paginateDescribeScalableTargets,
} from "@aws-sdk/client-application-auto-scaling";
import { collected } from "../aws/collected.ts";
import type { Connection } from "../aws/connection.ts";

/** What Application Auto Scaling may do with a variant or an inference component. */
export interface Scaling {
  readonly resourceId: string;
  readonly dimension: NonNullable<ScalableTarget["ScalableDimension"]>;
  readonly min: number;
  readonly max: number;
  /** What it may not do at present: `in`, `out`, `scheduled`. */
  readonly suspended: readonly string[];
}

/** Id of the scalable target of a variant. */
export const variantResource = (endpointName: string, variantName: string): string =>
  `endpoint/${endpointName}/variant/${variantName}`;

/** Id of the scalable target of an inference component. */
export const componentResource = (componentName: string): string => `inference-component/${componentName}`;

/** As many ids as one request can have (Application Auto Scaling API, ResourceIdsMaxLen1600). */
const idsAtOnce = 50;

/** Scaling of these resources, by their ids; those that nothing scales are left out. */
export async function scalingOf(
  connection: Connection,
  resourceIds: readonly string[],
): Promise<ReadonlyMap<string, Scaling>> {
  const client = connection.client(ApplicationAutoScalingClient);
  const found = new Map<string, Scaling>();
  for (let start = 0; start < resourceIds.length; start += idsAtOnce) {
    const ResourceIds = resourceIds.slice(start, start + idsAtOnce);
    const pages = paginateDescribeScalableTargets({ client }, { ServiceNamespace: "sagemaker", ResourceIds });
    for (const target of await collected(pages, ({ ScalableTargets }) => ScalableTargets)) {
      const scaling = scalingIn(target);
      if (scaling !== undefined) found.set(scaling.resourceId, scaling);
    }
  }
  return found;
}

function scalingIn({
  ResourceId,
  ScalableDimension,
  MinCapacity = 0,
  MaxCapacity = 0,
  SuspendedState = {},
}: ScalableTarget): Scaling | undefined {
  if (ResourceId === undefined || ScalableDimension === undefined) return undefined;
  const { DynamicScalingInSuspended, DynamicScalingOutSuspended, ScheduledScalingSuspended } = SuspendedState;
  return {
    resourceId: ResourceId,
    dimension: ScalableDimension,
    min: MinCapacity,
    max: MaxCapacity,
    suspended: [
      ...(DynamicScalingInSuspended ? ["in"] : []),
      ...(DynamicScalingOutSuspended ? ["out"] : []),
      ...(ScheduledScalingSuspended ? ["scheduled"] : []),
    ],
  };
}
