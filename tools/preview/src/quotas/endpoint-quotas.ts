import { endpointQuota, serviceQuotas } from "@mlops/aws";
import type { PlainProperties, PlainValue, RegisteredResource } from "@mlops/engine";
import {
  type PlannedResource,
  type QuotaNeed,
  dependsOn,
  listOf,
  numberOf,
  part,
  plannedOf,
  textOf,
} from "./quota-need.ts";

const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";
const CONFIGURATION = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const SCALING_TARGET = "aws:appautoscaling/target:Target";

/** Instances by type, and the concurrency of serverless variants. */
export function endpointQuotas(resources: readonly RegisteredResource[]): QuotaNeed[] {
  const configurations = [
    ...plannedOf(resources, CONFIGURATION).map(({ resource, inputs }) => ({
      resource,
      variants: variantsOf(inputs),
    })),
    ...cloudControlled(resources),
  ];
  const targets = plannedOf(resources, SCALING_TARGET).filter(
    ({ inputs }) => inputs.serviceNamespace === "sagemaker",
  );
  return plannedOf(resources, ENDPOINT).flatMap((endpoint) => {
    const needs = configurations
      .filter(({ resource }) => dependsOn(endpoint, resource, "endpointConfigName"))
      .flatMap(({ variants }) => variants)
      .flatMap((variant) => variantQuotas(variant, endpoint, targets));
    const isServerless = needs.some(({ quota }) => quota === serviceQuotas.serverlessConcurrency);
    const by = [endpoint.resource.name];
    return isServerless ? [...needs, { quota: serviceQuotas.serverlessEndpoints, count: 1, by }] : needs;
  });
}

function variantsOf(inputs: PlainProperties): readonly PlainValue[] {
  return [...listOf(inputs.productionVariants), ...listOf(inputs.shadowProductionVariants)];
}

/** Configurations that go through Cloud Control, whose properties are a text in the names of CloudFormation. */
function cloudControlled(resources: readonly RegisteredResource[]) {
  return plannedOf(resources, "aws:cloudcontrol/resource:Resource")
    .filter(({ inputs }) => inputs.typeName === "AWS::SageMaker::EndpointConfig")
    .map(({ resource, inputs }) => ({ resource, variants: variantsOf(desiredState(inputs.desiredState)) }));
}

function desiredState(value: PlainValue | undefined): PlainProperties {
  try {
    const state: unknown = JSON.parse(textOf(value) ?? "{}", (_key, part: unknown) =>
      typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).map(([key, one]) => [camelCased(key), one]))
        : part,
    );
    // JSON holds nothing but plain values.
    return typeof state === "object" && state !== null ? (state as PlainProperties) : {};
  } catch {
    // A text with an unknown part in it is no JSON.
    return {};
  }
}

function camelCased(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function variantQuotas(
  variant: PlainValue,
  endpoint: PlannedResource,
  targets: readonly PlannedResource[],
): QuotaNeed[] {
  const by = [endpoint.resource.name];
  const concurrency = numberOf(part(part(variant, "serverlessConfig"), "maxConcurrency"));
  if (concurrency !== undefined) {
    return [{ quota: serviceQuotas.serverlessConcurrency, count: concurrency, by }];
  }
  const type = textOf(part(variant, "instanceType"));
  if (type === undefined) return [];
  const count = atPeak(
    largestCount(variant, endpoint, targets),
    part(endpoint.inputs.deploymentConfig, "rollingUpdatePolicy"),
  );
  return [
    { quota: endpointQuota(type), count, by },
    { quota: serviceQuotas.endpointInstances, count, by },
  ];
}

/** Instances of a variant when it is scaled out. */
function largestCount(
  variant: PlainValue,
  endpoint: PlannedResource,
  targets: readonly PlannedResource[],
): number {
  const suffix = `/variant/${textOf(part(variant, "variantName")) ?? ""}`;
  const resourceId = `endpoint/${textOf(endpoint.inputs.name) ?? ""}${suffix}`;
  const scaled = targets
    .filter(({ inputs }) => inputs.resourceId === resourceId)
    .map(({ inputs }) => numberOf(inputs.maxCapacity) ?? 0);
  return Math.max(
    numberOf(part(variant, "initialInstanceCount")) ?? 1,
    numberOf(part(part(variant, "managedInstanceScaling"), "maxInstanceCount")) ?? 0,
    ...scaled,
  );
}

/** Instances while the endpoint is updated: a second fleet, or with a rolling update one more batch. */
function atPeak(count: number, rolling: PlainValue | undefined): number {
  const batch = part(rolling, "maximumBatchSize");
  const size = numberOf(part(batch, "value"));
  if (size === undefined) return 2 * count;
  return count + (part(batch, "type") === "CAPACITY_PERCENT" ? Math.ceil((count * size) / 100) : size);
}
