import type { Input, Output, Resource } from "@pulumi/pulumi";
import { Policy, type PolicyArgs } from "@pulumi/aws/appautoscaling/policy.js";
import { ScheduledAction } from "@pulumi/aws/appautoscaling/scheduledAction.js";
import { Target } from "@pulumi/aws/appautoscaling/target.js";
import { type CheckedLimits, cooldowns } from "./capacity-limits.ts";

/** A metric that scaling keeps at a value: one of SageMaker's, or any of CloudWatch's. */
export type TrackedMetric = { readonly value: number } & (
  | { readonly predefined: string }
  | {
      readonly namespace: string;
      readonly metricName: string;
      readonly statistic: "Average" | "Maximum";
      readonly dimensions: Readonly<Record<string, Input<string>>>;
    }
);

/** What Application Auto Scaling can scale. */
export type ScalableDimension =
  | "sagemaker:variant:DesiredInstanceCount"
  | "sagemaker:variant:DesiredProvisionedConcurrency"
  | "sagemaker:inference-component:DesiredCopyCount";

/** Arguments of {@link scaledCapacity}. */
export interface ScaledCapacityArgs {
  /** `endpoint/<name>/variant/<name>` or `inference-component/<name>`. */
  readonly resourceId: Input<string>;
  readonly dimension: ScalableDimension;
  readonly limits: CheckedLimits;
  readonly tracked: TrackedMetric;
  /** Physical names of scheduled actions begin with it. */
  readonly scheduleName: string;
}

/** What is scaled, in the words of Application Auto Scaling. */
export interface Scalable {
  readonly serviceNamespace: Output<string>;
  readonly resourceId: Output<string>;
  readonly scalableDimension: Output<string>;
}

/** Application Auto Scaling of one capacity: limits, a metric that is kept at its target, and a schedule. */
export function scaledCapacity(name: string, args: ScaledCapacityArgs, parent: Resource): Scalable {
  const { resourceId, dimension, limits, tracked } = args;
  const target = new Target(
    `${name}-capacity`,
    {
      serviceNamespace: "sagemaker",
      resourceId,
      scalableDimension: dimension,
      minCapacity: limits.min,
      maxCapacity: limits.max,
    },
    { parent },
  );
  const scalable = {
    serviceNamespace: target.serviceNamespace,
    resourceId: target.resourceId,
    scalableDimension: target.scalableDimension,
  };
  new Policy(
    `${name}-tracking`,
    {
      policyType: "TargetTrackingScaling",
      ...scalable,
      targetTrackingScalingPolicyConfiguration: { ...trackedMetric(tracked), ...cooldowns(limits) },
    },
    { parent },
  );
  scheduleLimits(name, args, scalable, parent);
  return scalable;
}

function scheduleLimits(
  name: string,
  { limits, scheduleName }: ScaledCapacityArgs,
  scalable: Scalable,
  parent: Resource,
): void {
  for (const [entry, { at, timezone, min, max }] of Object.entries(limits.schedule)) {
    new ScheduledAction(
      `${name}-${entry}`,
      {
        name: `${scheduleName}-${entry}`,
        ...scalable,
        schedule: at,
        timezone,
        scalableTargetAction: { minCapacity: min, maxCapacity: max },
      },
      { parent },
    );
  }
}

function trackedMetric(tracked: TrackedMetric): NonNullable<TargetTracking> {
  if ("predefined" in tracked) {
    return {
      targetValue: tracked.value,
      predefinedMetricSpecification: { predefinedMetricType: tracked.predefined },
    };
  }
  const { namespace, metricName, statistic, dimensions, value } = tracked;
  return {
    targetValue: value,
    customizedMetricSpecification: {
      namespace,
      metricName,
      statistic,
      dimensions: Object.entries(dimensions).map(([key, text]) => ({ name: key, value: text })),
    },
  };
}

type TargetTracking = Exclude<
  PolicyArgs["targetTrackingScalingPolicyConfiguration"],
  Output<unknown> | Promise<unknown> | undefined
>;
