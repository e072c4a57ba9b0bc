import type { Output, Resource } from "@pulumi/pulumi";
import { scaledCapacity } from "../scaling/scaled-capacity.ts";
import { type CheckedEndpoint, onlyVariant } from "./endpoint-args.ts";
import { instanceVariants } from "./endpoint-plan.ts";
import { scaleInstances } from "./instance-scaling.ts";
import { trackedConcurrency } from "./serverless.ts";

/**
 * Scales an endpoint: its instances, or its provisioned concurrency.
 * @param endpoint its name as a plain value, and as an output that waits until the endpoint exists
 */
export function scaleEndpoint(
  name: string,
  endpoint: { readonly endpointName: string; readonly name: Output<string> },
  settings: CheckedEndpoint,
  parent: Resource,
): void {
  for (const [variant, { instances }] of Object.entries(instanceVariants(settings))) {
    if (typeof instances === "number") continue;
    scaleInstances(`${name}-${variant}`, endpoint, variant, instances, parent);
  }
  const concurrency = settings.mode === "serverless" ? settings.provisionedConcurrency : undefined;
  if (typeof concurrency !== "object") return;
  scaledCapacity(
    `${name}-${onlyVariant}`,
    {
      resourceId: endpoint.name.apply((text) => `endpoint/${text}/variant/${onlyVariant}`),
      dimension: "sagemaker:variant:DesiredProvisionedConcurrency",
      limits: concurrency,
      tracked: trackedConcurrency(concurrency),
      scheduleName: `${endpoint.endpointName}-${onlyVariant}`,
    },
    parent,
  );
}
