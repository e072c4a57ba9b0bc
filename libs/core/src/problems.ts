import { type Resource, ResourceError, RunError } from "@pulumi/pulumi";

/**
 * Refuse a component's arguments with every problem at once.
 * @param component the component being constructed
 * @param name its logical name
 * @param problems one text for each problem: argument, what came, what is allowed
 * @throws ResourceError (shown without a stack trace) when there is at least one problem
 */
export function assertValid(component: Resource, name: string, problems: readonly string[]): void {
  if (problems.length > 0)
    throw new ResourceError(listed(`${name} cannot be built`, problems), component, true);
}

/**
 * The error (shown without a stack trace) that refuses a whole program, with every problem at once.
 * @param what what cannot be used, such as a stack file
 * @param problems one text for each problem: key path, what came, what is allowed
 */
export function refusal(what: string, problems: readonly string[]): RunError {
  return new RunError(listed(what, problems));
}

/** Problems of a part of something, told by where the part is: `network` and `zones: …` give `network.zones: …`. */
export function problemsAt(place: string, problems: readonly string[]): string[] {
  return problems.map((problem) => `${place}.${problem}`);
}

function listed(what: string, problems: readonly string[]): string {
  return [`${what}:`, ...problems.map((problem) => `  - ${problem}`)].join("\n");
}
