import { type WireProperties, runProgram } from "@mlops/engine";
import type { DeployedResource } from "../rehearsal.ts";
import { type EarlierWorld, World } from "../world/world.ts";

/** Programs by stack, referenced ones before those that refer to them. What they return are the stack's outputs. */
export type Programs = Readonly<Record<string, () => unknown>>;

/** Account and region of all stacks whose programs make no provider of their own. */
export const account = "111122223333";

interface DeployedStack {
  readonly stack: string;
  readonly resources: readonly DeployedResource[];
}

/**
 * Deploy programs together into a pretend AWS.
 * @throws Error with the problems of the programs
 */
export async function deployPrograms(
  programs: Programs,
  earlier?: EarlierWorld,
): Promise<{ readonly stacks: readonly DeployedStack[] }> {
  const world = new World(earlier);
  const outputs = new Map<string, WireProperties>();
  const stacks: DeployedStack[] = [];
  for (const [stack, program] of Object.entries(programs)) {
    const run = await runProgram({
      organization: "acme",
      project: "shop",
      stack,
      program,
      config: { "aws:region": "eu-west-1", "aws:allowedAccountIds": JSON.stringify([account]) },
      ...world.stack(),
      resolveReference: (name) => Promise.resolve(outputs.get(name) ?? {}),
    });
    if (run.problems.length > 0) throw new Error(run.problems.map(({ message }) => message).join("\n"));
    outputs.set(stack, run.outputs);
    const resources = run.resources.map((resource) => ({ stack, place: world.placeOf(resource), resource }));
    stacks.push({ stack, resources });
  }
  return { stacks };
}
