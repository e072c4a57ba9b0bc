import type { DescribeEndpointOutput } from "@aws-sdk/client-sagemaker";
import { optionProblem } from "./scale-request.ts";

/** New weights by variant; with a problem nothing is done. */
interface WeightsPlan {
  readonly problems: readonly string[];
  readonly weights: ReadonlyMap<string, number>;
}

const number = /^\d+(\.\d+)?$/;

/** The weights that change, from `variant=weight` texts. Weight 0 drains a variant. */
export function weightsPlan(
  { ProductionVariants = [], ShadowProductionVariants = [] }: DescribeEndpointOutput,
  texts: Readonly<Record<string, string>>,
): WeightsPlan {
  const names = ProductionVariants.map(({ VariantName }) => VariantName ?? "");
  const shadows = ShadowProductionVariants.map(({ VariantName }) => VariantName ?? "");
  const problems = Object.entries(texts).flatMap(([name, text]) => {
    if (shadows.includes(name)) {
      return [
        optionProblem("weight", name, "a variant that answers; the stack file says what a shadow gets"),
      ];
    }
    if (!names.includes(name)) return [optionProblem("weight", name, `one of ${names.join(", ")}`)];
    return number.test(text) ? [] : [optionProblem("weight", `${name}=${text}`, "a number from 0")];
  });
  if (problems.length > 0) return { problems, weights: new Map() };
  const wanted = ProductionVariants.map(({ VariantName = "", DesiredWeight = 1 }) => ({
    name: VariantName,
    before: DesiredWeight,
    weight: Number(texts[VariantName] ?? DesiredWeight),
  }));
  if (Object.keys(texts).length > 0 && wanted.every(({ weight }) => weight === 0)) {
    return {
      problems: [
        optionProblem("weight", 0, "a variant above 0: the others have 0 already, and none would answer"),
      ],
      weights: new Map(),
    };
  }
  const changed = wanted.filter(({ weight, before }) => weight !== before);
  return { problems, weights: new Map(changed.map(({ name, weight }) => [name, weight])) };
}
