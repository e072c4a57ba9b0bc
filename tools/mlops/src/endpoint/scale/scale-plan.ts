import type { DescribeEndpointOutput, DesiredWeightAndCapacity } from "@aws-sdk/client-sagemaker";
import { WrongUse } from "../../command/failures.ts";
import { type Scaling, variantResource } from "../scaling.ts";
import { type CapacityPlan, type NewLimits, capacityPlan } from "./capacity-plan.ts";
import { type CapacityRequest, asksForCapacity, optionProblem } from "./scale-request.ts";
import { weightsPlan } from "./weights-plan.ts";

/** What is asked of an endpoint: the capacity of one variant, and weights between variants. */
export interface ScaleRequest extends CapacityRequest {
  /** Texts of numbers by variant. */
  readonly weight: Readonly<Record<string, string>>;
}

/** What is to be changed. */
export interface ScalePlan {
  readonly limits: NewLimits | undefined;
  /** For UpdateEndpointWeightsAndCapacities, by variant. */
  readonly desired: readonly DesiredWeightAndCapacity[];
  /** Copies of an inference component. */
  readonly copies?: { readonly component: string; readonly count: number } | undefined;
}

/**
 * What to change, checked by what SageMaker takes.
 * @param scaling what scales the endpoint's variants, by resource
 * @throws WrongUse with all that SageMaker would refuse
 */
export function scalePlan(
  endpoint: DescribeEndpointOutput,
  scaling: ReadonlyMap<string, Scaling>,
  request: ScaleRequest,
): ScalePlan {
  const { problems, weights } = weightsPlan(endpoint, request.weight);
  const [variant, capacity] = variantPlan(endpoint, scaling, request);
  const all = [...problems, ...capacity.problems];
  if (Object.keys(request.weight).length === 0 && !asksForCapacity(request)) {
    all.push("command: got nothing to change; expected --min, --max, --count, --weight or a concurrency");
  }
  if (all.length > 0) throw new WrongUse(...all);
  const changed = [...new Set([...weights.keys(), ...(capacity.capacity ? [variant] : [])])];
  return {
    limits: capacity.limits,
    desired: changed.map((VariantName) => ({
      VariantName,
      ...(weights.has(VariantName) && { DesiredWeight: weights.get(VariantName) }),
      ...(VariantName === variant && capacity.capacity),
    })),
  };
}

function variantPlan(
  { EndpointName = "", ProductionVariants = [], AsyncInferenceConfig }: DescribeEndpointOutput,
  scaling: ReadonlyMap<string, Scaling>,
  request: ScaleRequest,
): [string, CapacityPlan] {
  const names = ProductionVariants.map(({ VariantName }) => VariantName ?? "");
  const [only = "", ...others] = names;
  const name = request.variant ?? only;
  if (!asksForCapacity(request)) return [name, { problems: [] }];
  const summary = ProductionVariants.find(({ VariantName }) => VariantName === name);
  if (summary === undefined || (request.variant === undefined && others.length > 0)) {
    return [name, { problems: [optionProblem("variant", request.variant, `one of ${names.join(", ")}`)] }];
  }
  const variant = {
    name,
    summary,
    scaling: scaling.get(variantResource(EndpointName, name)),
    isAsynchronous: AsyncInferenceConfig !== undefined,
  };
  return [name, capacityPlan(variant, request)];
}
