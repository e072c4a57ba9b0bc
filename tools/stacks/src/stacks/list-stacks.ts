import { InputProblem, STATUS, print } from "@mlops/preview/command";
import { type OrderedStack, stackGraph } from "@mlops/workspace/stacks";
import { affectedStacks } from "../affected-stacks.ts";
import { type StackPlace, stackPlace } from "../stack-file.ts";
import { inDeploymentOrder } from "../stack-order.ts";
import type { StacksCommand } from "./command-line.ts";

/**
 * Print the stacks in the order of their deployment.
 * @param root folder of the workspace
 * @returns the exit status
 * @throws InputProblem for a cycle, an app without stacks, a stack file that cannot be read, or a commit that does not
 * exist
 */
export function listStacks(root: string, { affected, base, except, form }: Omit<StacksCommand, "help">): number {
  const ordered = inDeploymentOrder(stackGraph(root));
  if (except !== "" && !ordered.some(({ app }) => app === except)) {
    const apps = [...new Set(ordered.map(({ app }) => app))].sort().join(", ");
    throw new InputProblem(`--except: got "${except}"; expected an app that has stacks: ${apps}`);
  }
  const names = affected ? affectedStacks(root, base) : undefined;
  const stacks = ordered.filter(({ app, name }) => app !== except && (names?.includes(name) ?? true));
  if (form === "names") for (const { name } of stacks) print(name);
  // On one line each, as the outputs of a workflow's step are.
  else print(JSON.stringify(form === "stacks" ? stacks.map(entry(root)) : byEnvironment(root, stacks)));
  return STATUS.success;
}

const entry =
  (root: string) =>
  ({ name, app, environment, file, after }: OrderedStack) => ({
    name,
    app,
    environment,
    ...stackPlace(root, file),
    after,
  });

/** The stacks of an environment, which are deployed with one role. */
interface EnvironmentStacks extends StackPlace {
  /** Names in the order of deployment, with spaces between. */
  readonly stacks: string;
}

/** @throws InputProblem if an environment is in several accounts or regions */
function byEnvironment(
  root: string,
  stacks: readonly OrderedStack[],
): Readonly<Record<string, EnvironmentStacks>> {
  const found: Record<string, EnvironmentStacks> = {};
  for (const { name, environment, file } of stacks) {
    const place = stackPlace(root, file);
    const earlier = found[environment];
    if (earlier && (earlier.account !== place.account || earlier.region !== place.region)) {
      throw new InputProblem(
        `${file}: got account ${place.account}, ${place.region}; expected that of ${earlier.stacks}: account ` +
          `${earlier.account}, ${earlier.region}; one role deploys all stacks of ${environment}`,
      );
    }
    found[environment] = { ...place, stacks: earlier ? `${earlier.stacks} ${name}` : name };
  }
  return found;
}
