import { type Output, type Resource, interpolate } from "@pulumi/pulumi";
import { Policy } from "@pulumi/aws/appautoscaling/policy.js";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { endpointMetrics, metricDimensions } from "@mlops/observability";
import { type CapacityLimits, cooldowns, limitProblems } from "../scaling/capacity-limits.ts";
import { type RequestScaling, targetProblems, trackedRequests } from "../scaling/request-target.ts";
import { type Scalable, type TrackedMetric, scaledCapacity } from "../scaling/scaled-capacity.ts";

/**
 * How many instances a deployment starts with.
 *
 * A deployment replaces all instances by those that the new configuration asks for, whatever scaling has made of them
 * in the meantime: SageMaker could keep their number (`RetainAllVariantProperties`), but @pulumi/aws cannot ask for
 * it. Scaling stands still as long as a deployment runs. So that a deployment at the busiest hour never shrinks the
 * fleet, it starts with as many instances as scaling may ever make of it, and scaling takes away what is too many.
 */
export interface StartsWith {
  /**
   * From 1 to `max`. Less than `max` is cheaper, and risks too small a fleet during a deployment under load.
   * @default max; for asynchronous endpoints, whose requests wait without harm, min, but at least 1
   */
  readonly onDeploy?: number;
}

/**
 * Instances that answer at once, scaled by the requests that come in. `min` is at least 1.
 *
 * SageMaker refuses to change the instance type of a scaled variant. To do that, deploy with a fixed number of
 * instances first, and give the new type and the scaling in the next deployment.
 */
export type InstanceScaling = RequestScaling & StartsWith;

/**
 * Instances that work off a queue, scaled by its length. `min` may be 0: without requests there are no instances, and
 * the first request starts one. As with {@link InstanceScaling}, the instance type of a scaled variant is fixed.
 */
export type BacklogScaling = CapacityLimits &
  StartsWith & {
    /** Waiting and running requests of one instance that scaling aims at. */
    readonly backlogPerInstance: number;
  };

/** How many instances a variant has: always the same number, or as many as are needed. */
export type Instances<Scaling> = number | Scaling;

/** How many instances a deployment starts with. */
export function instancesOnDeploy(instances: Instances<InstanceScaling | BacklogScaling>): number {
  if (typeof instances === "number") return instances;
  const { min, max, onDeploy } = instances;
  return onDeploy ?? ("backlogPerInstance" in instances ? Math.max(1, min) : max);
}

/** Scale a variant's instances. */
export function scaleInstances(
  name: string,
  endpoint: { readonly endpointName: string; readonly name: Output<string> },
  variantName: string,
  scaling: InstanceScaling | BacklogScaling,
  parent: Resource,
): void {
  const { endpointName } = endpoint;
  const scalable = scaledCapacity(
    name,
    {
      resourceId: interpolate`endpoint/${endpoint.name}/variant/${variantName}`,
      dimension: "sagemaker:variant:DesiredInstanceCount",
      limits: scaling,
      tracked:
        "backlogPerInstance" in scaling
          ? trackedBacklog(endpointName, scaling)
          : trackedRequests(scaling, "instances"),
      scheduleName: `${endpointName}-${variantName}`,
    },
    parent,
  );
  if (scaling.min === 0) scaleFromZero(name, endpointName, scalable, scaling, parent);
}

function trackedBacklog(endpointName: string, { backlogPerInstance }: BacklogScaling): TrackedMetric {
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
  limits: CapacityLimits,
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
  const metric = endpointMetrics.backlogWithoutCapacity;
  new MetricAlarm(
    `${name}-from-zero`,
    {
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
      alarmActions: [policy.arn],
    },
    { parent },
  );
}

/** What is wrong with a variant's number of instances. */
export function instancesProblems(
  at: string,
  instances: Instances<InstanceScaling | BacklogScaling>,
): string[] {
  if (typeof instances === "number") {
    return Number.isInteger(instances) && instances >= 1
      ? []
      : [`${at}: got ${instances}; expected a whole number from 1`];
  }
  const { onDeploy = 1, max } = instances;
  return [
    ...limitProblems(at, instances, "backlogPerInstance" in instances ? 0 : 1),
    ...(Number.isInteger(onDeploy) && onDeploy >= 1 && onDeploy <= Math.max(1, max)
      ? []
      : [`${at}.onDeploy: got ${onDeploy}; expected a whole number from 1 to max (${max})`]),
    ...("backlogPerInstance" in instances
      ? instances.backlogPerInstance > 0
        ? []
        : [`${at}.backlogPerInstance: got ${instances.backlogPerInstance}; expected more than 0`]
      : targetProblems(at, instances)),
  ];
}
