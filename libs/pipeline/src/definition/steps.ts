import { Output } from "@pulumi/pulumi";
import type { DocumentValue, PipelineDefinition, StepDefinition } from "@mlops/pipeline-definition";
import { isList } from "./resolve.ts";

/** Every step of a definition, those in branches of conditions too. */
export function stepsOf({ Steps }: Pick<PipelineDefinition, "Steps">): readonly StepDefinition[] {
  return Steps.flatMap((step) => [step, ...branchesOf(step).flatMap((branch) => stepsOf({ Steps: branch }))]);
}

function branchesOf({ Type, Arguments }: StepDefinition): readonly (readonly StepDefinition[])[] {
  if (Type !== "Condition") return [];
  return [Arguments.IfSteps, Arguments.ElseSteps].map((branch) => (isStepList(branch) ? branch : []));
}

/** The definition has been checked: what stands in branches are steps. */
function isStepList(branch: unknown): branch is readonly StepDefinition[] {
  return Array.isArray(branch);
}

/** A value of a step, with the key that it stands under. */
interface Leaf {
  readonly key: string;
  readonly value: DocumentValue;
}

/**
 * What stands under some keys anywhere in a value, such as every `RoleArn` of a step's arguments. Steps in branches are
 * left out: they are steps of their own.
 */
export function valuesUnder(root: DocumentValue, isWanted: (key: string) => boolean): readonly Leaf[] {
  if (typeof root !== "object" || root === null || Output.isInstance(root)) return [];
  if (isList(root)) return root.flatMap((element) => valuesUnder(element, isWanted));
  return Object.entries(root).flatMap(([key, value]) => {
    if (value === undefined || value === null || key === "IfSteps" || key === "ElseSteps") return [];
    return isWanted(key) ? [{ key, value }] : valuesUnder(value, isWanted);
  });
}
