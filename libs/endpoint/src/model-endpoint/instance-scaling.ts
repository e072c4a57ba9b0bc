import type { Output, Resource } from "@pulumi/pulumi";
import { Policy } from "@pulumi/aws/appautoscaling/policy.js";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { endpointMetrics, metricDimensions } from "@mlops/observability";
import { type CheckedLimits, cooldowns } from "../scaling/capacity-limits.ts";
import { trackedRequests } from "../scaling/request-target.ts";
import { type Scalable, type TrackedMetric, scaledCapacity } from "../scaling/scaled-capacity.ts";
import type { CheckedScaling } from "./instances.ts";

/** A variant whose instances are scaled. */
interface ScaledVariant {
  readonly endpointName: string;
  readonly variantName: string;
  /** Id of its scalable target. */
  readonly resourceId: Output<string>;
}

/** Scales the instances of a variant. */
export function scaleInstances(
  name: string,
  { endpointName, variantName, resourceId }: ScaledVariant,
  scaling: CheckedScaling,
  parent: Resource,
): void {
  const scalable = scaledCapacity(
    name,
    {
      resourceId,
      dimension: "sagemaker:variant:DesiredInstanceCount",
      limits: scaling,
      tracked:
        "backlogPerInstance" in scaling
          ? trackedBacklog(endpointName, scaling.backlogPerInstance)
          : trackedRequests(scaling, "instances"),
      scheduleName: `${endpointName}-${variantName}`,
    },
    parent,
  );
  if (scaling.min === 0) scaleFromZero(name, endpointName, scalable, scaling, parent);
}

function trackedBacklog(endpointName: string, backlogPerInstance: number): TrackedMetric {
  const metric = endpointMetrics.backlogPerInstance;
  return {
    namespace: metric.namespace,
    metricName: metric.name,
    statistic: "Average",
    dimensions: metricDimensions(metric, endpointName, ""),
    value: backlogPerInstance,
  };
}

/** Without instances there is no backlog per instance to track: another metric, and a step, start the first one. */
function scaleFromZero(
  name: string,
  endpointName: string,
  scalable: Scalable,
  limits: CheckedLimits,
  parent: Resource,
): void {
  const policy = new Policy(
    `${name}-from-zero`,
    {
      policyType: "StepScaling",
      ...scalable,
      stepScalingPolicyConfiguration: {
        adjustmentType: "ChangeInCapacity",
        metricAggregationType: "Maximum",
        cooldown: cooldowns(limits).scaleInCooldown,
        stepAdjustments: [{ metricIntervalLowerBound: "0", scalingAdjustment: 1 }],
      },
    },
    { parent },
  );
  new MetricAlarm(
    `${name}-from-zero`,
    { ...firstRequestAlarm(endpointName), alarmActions: [policy.arn] },
    { parent },
  );
}

/** The alarm of an endpoint without instances that has requests. */
function firstRequestAlarm(endpointName: string) {
  const metric = endpointMetrics.backlogWithoutCapacity;
  return {
    name: `${endpointName}-from-zero`,
    alarmDescription: `${endpointName}: requests wait and there is no instance; starts one`,
    namespace: metric.namespace,
    metricName: metric.name,
    dimensions: metricDimensions(metric, endpointName, ""),
    statistic: "Maximum",
    period: 60,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    treatMissingData: "notBreaching",
  };
}
