import type { RegisteredResource } from "@mlops/engine";
import { endpointQuotas } from "./endpoint-quotas.ts";
import { lambdaQuotas } from "./lambda-quotas.ts";
import { networkQuotas } from "./network-quotas.ts";
import { type QuotaNeed, summed } from "./quota-need.ts";
import { studioQuotas } from "./studio-quotas.ts";

/** One function for each service. */
const services: readonly ((resources: readonly RegisteredResource[]) => QuotaNeed[])[] = [
  endpointQuotas,
  lambdaQuotas,
  networkQuotas,
  studioQuotas,
];

/**
 * The service quotas that a stack needs by itself, each with the count at its peak. New accounts have 0 to 4 instances
 * of many types. What jobs and people start at run time, and what is unknown, is not in it.
 */
export function neededQuotas(resources: readonly RegisteredResource[]): QuotaNeed[] {
  return summed(services.flatMap((service) => service(resources)));
}
