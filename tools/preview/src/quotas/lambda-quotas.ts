import { serviceQuotas } from "@mlops/aws";
import type { RegisteredResource } from "@mlops/engine";
import { type QuotaNeed, dependsOn, numberOf, plannedOf } from "./quota-need.ts";

/** Concurrency that functions take out of the account's: reserved, or provisioned, whichever is more. */
export function lambdaQuotas(resources: readonly RegisteredResource[]): QuotaNeed[] {
  const provisioned = [
    ...plannedOf(resources, "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig").map(
      (planned) => ({ planned, count: numberOf(planned.inputs.provisionedConcurrentExecutions) ?? 0 }),
    ),
    ...plannedOf(resources, "aws:appautoscaling/target:Target")
      .filter(({ inputs }) => inputs.scalableDimension === "lambda:function:ProvisionedConcurrency")
      .map((planned) => ({ planned, count: numberOf(planned.inputs.maxCapacity) ?? 0 })),
  ];
  return plannedOf(resources, "aws:lambda/function:Function").map(({ resource, inputs }) => ({
    quota: serviceQuotas.lambdaConcurrency,
    count: Math.max(
      // Without a reservation it is -1.
      numberOf(inputs.reservedConcurrentExecutions) ?? 0,
      0,
      ...provisioned.filter(({ planned }) => dependsOn(planned, resource)).map(({ count }) => count),
    ),
    by: [resource.name],
  }));
}
