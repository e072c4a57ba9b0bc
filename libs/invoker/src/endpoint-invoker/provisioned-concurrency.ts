import { type Resource, interpolate } from "@pulumi/pulumi";
import { Policy } from "@pulumi/aws/appautoscaling/policy.js";
import { Target } from "@pulumi/aws/appautoscaling/target.js";
import type { Alias } from "@pulumi/aws/lambda/alias.js";
import { ProvisionedConcurrencyConfig } from "@pulumi/aws/lambda/provisionedConcurrencyConfig.js";
import type { ProvisionedConcurrency, ScaledConcurrency } from "./provisioned-concurrency-settings.ts";

/**
 * Keeps execution environments of an alias initialized. Those of a new version are initialized before the alias sends
 * it requests.
 * @param provisioned a number, 0 for none, or limits to scale between
 */
export function provisionConcurrency(
  name: string,
  alias: Alias,
  provisioned: ProvisionedConcurrency,
  parent: Resource,
): void {
  if (provisioned === 0) return;
  const scaled = typeof provisioned === "number" ? undefined : provisioned;
  const config = new ProvisionedConcurrencyConfig(
    `${name}-provisioned`,
    {
      functionName: alias.functionName,
      qualifier: alias.name,
      provisionedConcurrentExecutions: typeof provisioned === "number" ? provisioned : provisioned.min,
    },
    // A deployment does not undo what scaling has set.
    { parent, ...(scaled && { ignoreChanges: ["provisionedConcurrentExecutions"] }) },
  );
  if (scaled) scale(name, alias, scaled, config, parent);
}

function scale(
  name: string,
  alias: Alias,
  { min, max, targetUtilization }: ScaledConcurrency,
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
