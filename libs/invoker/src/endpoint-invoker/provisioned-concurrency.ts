import { type Resource, interpolate } from "@pulumi/pulumi";
import { Policy } from "@pulumi/aws/appautoscaling/policy.js";
import { Target } from "@pulumi/aws/appautoscaling/target.js";
import type { Alias } from "@pulumi/aws/lambda/alias.js";
import { ProvisionedConcurrencyConfig } from "@pulumi/aws/lambda/provisionedConcurrencyConfig.js";
import { provisionedUtilization } from "@mlops/aws";
import { countProblems } from "./count-problems.ts";

/** Provisioned concurrency that follows the use that is made of it. Plain values: they decide what exists. */
export interface ProvisionedConcurrency {
  /** At least 1. */
  readonly min: number;
  /** At most the reserved concurrency. */
  readonly max: number;
  /** Part of it that should be in use, 0.1 to 0.9 (Application Auto Scaling). @default 0.7 */
  readonly targetUtilization?: number;
}

/**
 * Keeps `provisioned` execution environments of an alias started. Those of a new version are started before the alias
 * hands it requests.
 */
export function provisionConcurrency(
  name: string,
  alias: Alias,
  provisioned: number | ProvisionedConcurrency,
  parent: Resource,
): void {
  const scaled = typeof provisioned === "number" ? undefined : provisioned;
  const config = new ProvisionedConcurrencyConfig(
    `${name}-provisioned`,
    {
      functionName: alias.functionName,
      qualifier: alias.name,
      provisionedConcurrentExecutions: typeof provisioned === "number" ? provisioned : provisioned.min,
    },
    // What scaling has made of it stays, whatever is deployed.
    { parent, ...(scaled && { ignoreChanges: ["provisionedConcurrentExecutions"] }) },
  );
  if (scaled) scale(name, alias, scaled, config, parent);
}

function scale(
  name: string,
  alias: Alias,
  { min, max, targetUtilization = 0.7 }: ProvisionedConcurrency,
  config: ProvisionedConcurrencyConfig,
  parent: Resource,
): void {
  const { resourceId, scalableDimension, serviceNamespace } = new Target(
    `${name}-scaling`,
    {
      serviceNamespace: "lambda",
      resourceId: interpolate`function:${alias.functionName}:${alias.name}`,
      scalableDimension: "lambda:function:ProvisionedConcurrency",
      minCapacity: min,
      maxCapacity: max,
    },
    { parent, dependsOn: [config] },
  );
  new Policy(
    `${name}-scaling-policy`,
    {
      policyType: "TargetTrackingScaling",
      resourceId,
      scalableDimension,
      serviceNamespace,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: targetUtilization,
        predefinedMetricSpecification: {
          predefinedMetricType: "LambdaProvisionedConcurrencyUtilization",
        },
      },
    },
    { parent },
  );
}

/**
 * What is wrong with provisioned concurrency.
 * @param reserved the function's reserved concurrency
 */
export function provisionedProblems(
  provisioned: number | ProvisionedConcurrency,
  reserved: number,
): string[] {
  const at = "provisionedConcurrency";
  if (typeof provisioned === "number") {
    return [...countProblems(at, provisioned, 0), ...reservedProblems(at, provisioned, reserved)];
  }
  const { min, max, targetUtilization = 0.7 } = provisioned;
  const { min: lowest, max: highest } = provisionedUtilization;
  return [
    ...countProblems(`${at}.min`, min, 1),
    ...countProblems(`${at}.max`, max, 1),
    ...(min <= max ? [] : [`${at}: got min ${min} and max ${max}; expected min not to exceed max`]),
    ...reservedProblems(`${at}.max`, max, reserved),
    ...(targetUtilization >= lowest && targetUtilization <= highest
      ? []
      : [`${at}.targetUtilization: got ${targetUtilization}; expected ${lowest} to ${highest}`]),
  ];
}

function reservedProblems(argument: string, count: number, reserved: number): string[] {
  return count <= reserved
    ? []
    : [`${argument}: got ${count}; expected at most the reserved concurrency, which is ${reserved}`];
}
