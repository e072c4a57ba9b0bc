import type { DesiredWeightAndCapacity, ProductionVariantSummary } from "@aws-sdk/client-sagemaker";
import type { Scaling } from "../scaling.ts";
import { type CapacityRequest, optionProblem } from "./scale-request.ts";

/** A variant, and what its capacity depends on. */
export interface ScaledVariant {
  readonly name: string;
  readonly summary: ProductionVariantSummary;
  /** What Application Auto Scaling does with it; nothing if its capacity is fixed. */
  readonly scaling: Scaling | undefined;
  /** Whether its endpoint is asynchronous: only those scale to no instance. */
  readonly isAsynchronous: boolean;
}

/** Limits that scaling is to keep. */
export interface NewLimits {
  readonly scaling: Scaling;
  readonly min: number;
  readonly max: number;
}

/** What to do with the capacity of a variant; with a problem nothing is done. */
export interface CapacityPlan {
  readonly problems: readonly string[];
  readonly limits?: NewLimits | undefined;
  /** For UpdateEndpointWeightsAndCapacities. */
  readonly capacity?: Omit<DesiredWeightAndCapacity, "VariantName"> | undefined;
}

/** What to do with the capacity of a variant, of which SageMaker takes one thing for each kind of variant. */
export function capacityPlan(variant: ScaledVariant, request: CapacityRequest): CapacityPlan {
  const limits = limitsPlan(variant, request);
  const instances = instancesPlan(variant, request);
  const concurrency = concurrencyPlan(variant, request);
  return {
    problems: [...limits.problems, ...instances.problems, ...concurrency.problems],
    limits: limits.limits,
    capacity: instances.capacity ?? concurrency.capacity,
  };
}

function limitsPlan(
  { name, summary, scaling, isAsynchronous }: ScaledVariant,
  request: CapacityRequest,
): CapacityPlan {
  const { min = scaling?.min ?? 0, max = scaling?.max ?? 0 } = request;
  const [option, got] = request.min === undefined ? ["max", request.max] : ["min", request.min];
  if (got === undefined) return { problems: [] };
  if (scaling === undefined) {
    const instead = summary.CurrentServerlessConfig
      ? "--max-concurrency or --provisioned-concurrency"
      : (managedBy(summary) ?? "--count");
    return {
      problems: [optionProblem(option, got, `${instead}: Application Auto Scaling does not scale ${name}`)],
    };
  }
  if (min > max) return { problems: [optionProblem(option, got, `min (${min}) to be at most max (${max})`)] };
  if (min === 0 && !isAsynchronous) {
    return { problems: [optionProblem("min", min, "at least 1: only asynchronous endpoints scale to none")] };
  }
  const most = summary.CurrentServerlessConfig?.MaxConcurrency ?? Infinity;
  if (max > most) {
    return {
      problems: [optionProblem("max", max, `at most ${most}, the requests that ${name} answers at once`)],
    };
  }
  return {
    problems: [],
    ...(min === scaling.min && max === scaling.max ? {} : { limits: { scaling, min, max } }),
  };
}

function instancesPlan({ name, summary, scaling }: ScaledVariant, { count }: CapacityRequest): CapacityPlan {
  if (count === undefined) return { problems: [] };
  const instead = summary.CurrentServerlessConfig
    ? `--max-concurrency or --provisioned-concurrency: ${name} is serverless, without instances`
    : (managedBy(summary) ??
      (scaling && `--min and --max: ${name} is scaled between ${scaling.min} and ${scaling.max}`));
  if (instead !== undefined) return { problems: [optionProblem("count", count, instead)] };
  return {
    problems: [],
    ...(count === summary.DesiredInstanceCount ? {} : { capacity: { DesiredInstanceCount: count } }),
  };
}

/** Why nobody sets the number of a variant's instances. */
function managedBy({ ManagedInstanceScaling: managed }: ProductionVariantSummary): string | undefined {
  if (managed?.Status !== "ENABLED") return undefined;
  const { MinInstanceCount: min, MaxInstanceCount: max } = managed;
  return `nothing: SageMaker keeps it between ${min} and ${max} for inference components, as the stack file says`;
}

function concurrencyPlan({ name, summary, scaling }: ScaledVariant, request: CapacityRequest): CapacityPlan {
  const { maxConcurrency, provisionedConcurrency } = request;
  const [option, got] =
    maxConcurrency === undefined
      ? ["provisioned-concurrency", provisionedConcurrency]
      : ["max-concurrency", maxConcurrency];
  if (got === undefined) return { problems: [] };
  const serverless = summary.CurrentServerlessConfig;
  if (serverless === undefined) {
    const instead = scaling ? "--min and --max" : "--count";
    return { problems: [optionProblem(option, got, `${instead}: ${name} is not serverless`)] };
  }
  if (provisionedConcurrency !== undefined && scaling !== undefined) {
    const expected = `--min and --max: ${name} is scaled between ${scaling.min} and ${scaling.max}`;
    return { problems: [optionProblem("provisioned-concurrency", provisionedConcurrency, expected)] };
  }
  const { MaxConcurrency = maxConcurrency ?? 0, ProvisionedConcurrency } = serverless;
  const most = maxConcurrency ?? MaxConcurrency;
  const provisioned = provisionedConcurrency ?? ProvisionedConcurrency;
  if ((provisioned ?? 0) > most) {
    const problem =
      provisionedConcurrency === undefined
        ? optionProblem("max-concurrency", most, `at least the ${provisioned} copies that are kept started`)
        : optionProblem("provisioned-concurrency", provisioned, `at most ${most}, the requests at once`);
    return { problems: [problem] };
  }
  if (most === MaxConcurrency && provisioned === ProvisionedConcurrency) return { problems: [] };
  const ServerlessUpdateConfig = {
    MaxConcurrency: most,
    ...(provisioned !== undefined && { ProvisionedConcurrency: provisioned }),
  };
  return { problems: [], capacity: { ServerlessUpdateConfig } };
}
