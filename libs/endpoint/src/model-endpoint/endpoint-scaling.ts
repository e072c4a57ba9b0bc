import type { Output, Resource } from "@pulumi/pulumi";
import { scaledCapacity } from "../scaling/scaled-capacity.ts";
import { ScalingOrder } from "../scaling/scaling-order.ts";
import { type CheckedEndpoint, onlyVariant } from "./endpoint-args.ts";
import { instanceVariants } from "./endpoint-plan.ts";
import { scaleInstances } from "./instance-scaling.ts";
import { trackedConcurrency } from "./serverless.ts";

/** The order of an endpoint's deployment and its scaling: what is registered, and what runs it. */
export function scalingOrder(name: string, endpoint: CheckedEndpoint, parent: Resource): ScalingOrder {
  const scaled = Object.entries(instanceVariants(endpoint)).filter(
    ([, { instances }]) => typeof instances !== "number",
  );
  return new ScalingOrder(
    `${name}-scaled`,
    {
      ...Object.fromEntries(scaled.map(([variant, { instanceType }]) => [variant, instanceType])),
      ...(scaledConcurrency(endpoint) && { [onlyVariant]: "serverless" }),
    },
    parent,
  );
}

/**
 * Scales an endpoint: its instances, or its provisioned concurrency.
 * @param endpoint its name as a plain value, and as an output that waits until the endpoint exists
 */
export function scaleEndpoint(
  name: string,
  endpoint: { readonly endpointName: string; readonly name: Output<string> },
  settings: CheckedEndpoint,
  order: ScalingOrder,
  parent: Resource,
): void {
  const { endpointName } = endpoint;
  for (const [variantName, { instances }] of Object.entries(instanceVariants(settings))) {
    if (typeof instances === "number") continue;
    const resourceId = order.targetOf(endpoint.name, variantName);
    scaleInstances(`${name}-${variantName}`, { endpointName, variantName, resourceId }, instances, parent);
  }
  const concurrency = scaledConcurrency(settings);
  if (!concurrency) return;
  scaledCapacity(
    `${name}-${onlyVariant}`,
    {
      resourceId: order.targetOf(endpoint.name, onlyVariant),
      dimension: "sagemaker:variant:DesiredProvisionedConcurrency",
      limits: concurrency,
      tracked: trackedConcurrency(concurrency),
      scheduleName: `${endpointName}-${onlyVariant}`,
    },
    parent,
  );
}

/** Limits of a serverless endpoint's provisioned concurrency; nothing where it is not scaled. */
function scaledConcurrency(endpoint: CheckedEndpoint) {
  const concurrency = endpoint.mode === "serverless" ? endpoint.provisionedConcurrency : undefined;
  return typeof concurrency === "object" ? concurrency : undefined;
}
