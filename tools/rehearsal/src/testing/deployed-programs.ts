import { Provider } from "@pulumi/aws/provider.js";
import { type WireProperties, runProgram } from "@mlops/engine";
import { runtime } from "@pulumi/pulumi";
import type { DeployedResource } from "../rehearsal.ts";
import { type EarlierWorld, World } from "../world/world.ts";

/** Programs by stack, referenced ones before those that refer to them. What they return are the stack's outputs. */
export type Programs = Readonly<Record<string, () => unknown>>;

/** Account of all stacks. */
const account = "111122223333";

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
      program: () => {
        deployInto(account);
        return program();
      },
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

/** Give every AWS resource of the running program a provider that says where it deploys. */
function deployInto(allowed: string): void {
  const provider = new Provider("aws", { region: "eu-west-1", allowedAccountIds: [allowed] });
  runtime.registerStackTransformation(({ type, props, opts }) =>
    type.startsWith("aws:") ? { props, opts: { ...opts, provider } } : undefined,
  );
}
