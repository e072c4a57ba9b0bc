import type { StepSite } from "./step-site.ts";

/** What each step needs first. */
export type Needs = ReadonlyMap<StepSite, ReadonlySet<StepSite>>;

/**
 * Steps that need each other, in groups without a step in common: the strongly connected components of which a cycle
 * can be made (Kosaraju; without recursion, as a definition may have thousands of steps).
 */
export function cyclicGroups(needs: Needs): readonly ReadonlySet<StepSite>[] {
  const neededBy = new Map<StepSite, StepSite[]>([...needs.keys()].map((step) => [step, []]));
  for (const [step, others] of needs) for (const other of others) neededBy.get(other)?.push(step);
  const left = new Set(finished(needs).reverse());
  const groups: ReadonlySet<StepSite>[] = [];
  for (const step of left) {
    const group = reached(step, neededBy, left);
    const isCyclic = group.size > 1 || needs.get(step)?.has(step) === true;
    if (isCyclic) groups.push(group);
  }
  return groups.sort((one, other) => firstOrder(one) - firstOrder(other));
}

/** All steps, each after those that it needs (as far as that is possible). */
function finished(needs: Needs): StepSite[] {
  const seen = new Set<StepSite>();
  const done: StepSite[] = [];
  for (const start of needs.keys()) {
    const way = [{ step: start, isDone: false }];
    for (let next = way.pop(); next; next = way.pop()) {
      if (next.isDone) done.push(next.step);
      if (next.isDone || seen.has(next.step)) continue;
      seen.add(next.step);
      way.push({ step: next.step, isDone: true });
      for (const other of needs.get(next.step) ?? []) way.push({ step: other, isDone: false });
    }
  }
  return done;
}

/** The steps within reach that are left, which are then no longer left. */
function reached(
  start: StepSite,
  neededBy: ReadonlyMap<StepSite, readonly StepSite[]>,
  left: Set<StepSite>,
): ReadonlySet<StepSite> {
  const group = new Set<StepSite>();
  const way = [start];
  for (let step = way.pop(); step; step = way.pop()) {
    if (!left.delete(step)) continue;
    group.add(step);
    way.push(...(neededBy.get(step) ?? []));
  }
  return group;
}

function firstOrder(group: ReadonlySet<StepSite>): number {
  return first(group).order;
}

function first(group: ReadonlySet<StepSite>): StepSite {
  return [...group].reduce((one, other) => (other.order < one.order ? other : one));
}

/** A cycle of steps that need each other, from the first one of them on if it is in it. */
export function cycleIn(group: ReadonlySet<StepSite>, needs: Needs): readonly [StepSite, ...StepSite[]] {
  const begin = first(group);
  const position = new Map<StepSite, number>();
  const way: StepSite[] = [];
  for (let step = begin; !position.has(step);) {
    position.set(step, way.length);
    way.push(step);
    step = [...(needs.get(step) ?? [])].find((other) => group.has(other)) ?? begin;
    const from = position.get(step);
    if (from === undefined) continue;
    const [head = begin, ...others] = way.slice(from);
    return [head, ...others];
  }
  return [begin];
}
