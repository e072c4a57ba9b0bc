import type { Problem } from "@mlops/engine";
import { failedReferenceIn } from "@mlops/preview";
import type { DeployedStack } from "./rehearsal.ts";

/** Whether a program got to its end, so that what it did not register is not there. */
export function isComplete({ run }: Pick<DeployedStack, "run">): boolean {
  return run.problems.length === 0;
}

/** What is wrong with a stack itself: not what follows from the failure of another one that is told too. */
export function ownProblems({ run }: DeployedStack, all: readonly DeployedStack[]): readonly Problem[] {
  return run.problems.filter(({ message }) => causeOf(message, all) === undefined);
}

/** Stacks that a stack fails by: itself, or those that it refers to. None if it does not fail. */
export function failedBy(failed: DeployedStack, all: readonly DeployedStack[]): readonly string[] {
  const causes = failed.run.problems.map(({ message }) => causeOf(message, all) ?? failed.stack);
  return causes.includes(failed.stack) ? [failed.stack] : [...new Set(causes)];
}

function causeOf(message: string, all: readonly DeployedStack[]): string | undefined {
  const cause = failedReferenceIn(message);
  return all.some(({ stack }) => stack === cause) ? cause : undefined;
}
