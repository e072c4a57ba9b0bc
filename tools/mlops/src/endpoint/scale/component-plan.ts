import { WrongUse } from "../../command/failures.ts";
import type { Component } from "../components.ts";
import type { Scaling } from "../scaling.ts";
import type { ScalePlan, ScaleRequest } from "./scale-plan.ts";
import { asksForCapacity, optionProblem } from "./scale-request.ts";

/**
 * What to change of an inference component: its copies, or the limits between which they are scaled.
 * @param scaling nothing if the number of copies is fixed
 * @throws WrongUse with all that SageMaker would refuse
 */
export function componentPlan(
  component: Component,
  scaling: Scaling | undefined,
  request: ScaleRequest,
): ScalePlan {
  const problems = componentProblems(component, scaling, request);
  if (problems.length > 0) throw new WrongUse(...problems);
  const { min = scaling?.min ?? 0, max = scaling?.max ?? 0, count } = request;
  const isSame = scaling === undefined || (min === scaling.min && max === scaling.max);
  return {
    desired: [],
    limits: isSame ? undefined : { scaling, min, max },
    copies:
      count === undefined || count === component.desiredCopies
        ? undefined
        : { component: component.name, count },
  };
}

function componentProblems(
  { name, status }: Component,
  scaling: Scaling | undefined,
  request: ScaleRequest,
): string[] {
  const { min = scaling?.min ?? 0, max = scaling?.max ?? 0, count, variant, weight } = request;
  const { maxConcurrency, provisionedConcurrency } = request;
  const others = [variant, maxConcurrency, provisionedConcurrency, ...Object.keys(weight)];
  if (others.some((one) => one !== undefined) || !asksForCapacity(request)) {
    return [
      "command: got --component without --min, --max or --count, or with what a variant has; expected one of these",
    ];
  }
  if (status !== "InService") return [`${name}: got the status ${status}; expected InService`];
  if (scaling !== undefined && count !== undefined) {
    const limits = `${scaling.min} and ${scaling.max}`;
    return [optionProblem("count", count, `--min and --max: ${name} is scaled between ${limits}`)];
  }
  const [option, got] = request.min === undefined ? ["max", request.max] : ["min", request.min];
  if (scaling === undefined && got !== undefined) {
    return [optionProblem(option, got, `--count: Application Auto Scaling does not scale ${name}`)];
  }
  if (got === undefined || min <= max) return [];
  return [optionProblem(option, got, `min (${min}) to be at most max (${max})`)];
}
