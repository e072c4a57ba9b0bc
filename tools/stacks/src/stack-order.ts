import { InputProblem } from "@mlops/preview/command";
import type { OrderedStack } from "@mlops/workspace/stacks";

/** In which order environments are deployed where no stack says otherwise. */
const environments = ["dev", "qa", "prod", "shared"];

/**
 * The stacks so that each one follows those that it has to be deployed after; where that leaves a choice, dev comes
 * before qa, prod and shared, and within an environment the names decide.
 * @throws InputProblem naming a cycle, if there is one
 */
export function inDeploymentOrder(stacks: readonly OrderedStack[]): OrderedStack[] {
  const ordered: OrderedStack[] = [];
  let waiting = [...stacks].sort(byEnvironmentAndName);
  while (waiting.length > 0) {
    const blockers = new Set(waiting.map(({ name }) => name));
    const next = waiting.find(({ after }) => !after.some((name) => blockers.has(name)));
    if (next === undefined) throw cycleProblem(waiting);
    ordered.push(next);
    waiting = waiting.filter((stack) => stack !== next);
  }
  return ordered;
}

function byEnvironmentAndName(one: OrderedStack, other: OrderedStack): number {
  const rank = ({ environment }: OrderedStack) => environments.indexOf(environment);
  return rank(one) - rank(other) || (one.name < other.name ? -1 : 1);
}

/** @param waiting stacks each of which waits for another one of them */
function cycleProblem(waiting: readonly OrderedStack[]): InputProblem {
  const path: string[] = [];
  let name = waiting[0]?.name;
  while (name !== undefined && !path.includes(name)) {
    path.push(name);
    const { after = [] } = waiting.find((stack) => stack.name === name) ?? {};
    name = after.find((one) => waiting.some((stack) => stack.name === one));
  }
  const cycle = [...path.slice(path.indexOf(name ?? "")), name].join(" after ");
  return new InputProblem(
    `stack order: got ${cycle}; expected no cycle; change stackReferences or deployAfter in the apps' package.json`,
  );
}
