import { nearest } from "@mlops/api-constraints";
import { isList, memberOf } from "../document/document-value.ts";
import type { ExpressionSite } from "./expression-site.ts";
import type { DefinitionProblem, Place } from "./place.ts";
import { stepOf } from "./reference-problems.ts";
import { type StepSite, areExclusive } from "./step-site.ts";

/** That a step needs another one first. */
interface Dependency {
  readonly from: StepSite;
  readonly to: StepSite;
  /** What says so. */
  readonly place: Place;
  readonly got: unknown;
}

/** What is wrong with the order of steps: cycles, and steps that use what comes later or what runs only without them. */
export function dependencyProblems(
  sites: readonly StepSite[],
  steps: ReadonlyMap<string, StepSite>,
  expressions: ReadonlyMap<StepSite, readonly ExpressionSite[]>,
): readonly DefinitionProblem[] {
  const dependencies = sites.flatMap((from) => [
    ...named(from, steps),
    ...used(from, steps, expressions.get(from) ?? []),
  ]);
  const cycles = cyclesOf(sites, dependencies);
  const isInCycle = ({ from, to }: Dependency) =>
    cycles.some((cycle) => cycle.includes(from) && cycle.includes(to));
  return [
    ...sites.flatMap((site) => unknownNames(site, steps)),
    ...cycles.map(cycleProblem),
    ...dependencies.filter((dependency) => !isInCycle(dependency)).flatMap(orderProblem),
  ];
}

/** The names in a step's DependsOn, with their places. */
function dependsOn({ content, place }: StepSite): readonly (readonly [string, Place])[] {
  const names = memberOf(content, "DependsOn");
  return (isList(names) ? names : []).flatMap((name, index) =>
    typeof name === "string" ? [[name, place.at("DependsOn").at(index)] as const] : [],
  );
}

function named(from: StepSite, steps: ReadonlyMap<string, StepSite>): readonly Dependency[] {
  return dependsOn(from).flatMap(([name, place]) => {
    const to = steps.get(name);
    return to ? [{ from, to, place, got: name }] : [];
  });
}

function unknownNames(site: StepSite, steps: ReadonlyMap<string, StepSite>): readonly DefinitionProblem[] {
  return dependsOn(site).flatMap(([name, place]) => {
    if (steps.has(name)) return [];
    const other = nearest(name, [...steps.keys()]);
    return [
      place.refuses(name, `a step of the pipeline${other === undefined ? "" : `; the nearest is ${other}`}`),
    ];
  });
}

function used(
  from: StepSite,
  steps: ReadonlyMap<string, StepSite>,
  expressions: readonly ExpressionSite[],
): readonly Dependency[] {
  return expressions.flatMap((site) => {
    const to = steps.get(stepOf(site) ?? "");
    return to ? [{ from, to, place: site.place, got: site.expression }] : [];
  });
}

function orderProblem({ from, to, place, got }: Dependency): readonly DefinitionProblem[] {
  if (to.type === "Fail")
    return [place.refuses(got, "a step that others can follow: Fail ends the execution")];
  if (areExclusive(from, to)) {
    return [
      place.refuses(got, `a step that runs together with ${from.name}: ${to.name} is in the other branch`),
    ];
  }
  if (to.order < from.order) return [];
  return [place.refuses(got, `a step that stands before ${from.name}`, `move ${to.name} up`)];
}

function cycleProblem(cycle: readonly StepSite[]): DefinitionProblem {
  const [first] = cycle;
  const names = [...cycle, ...cycle.slice(0, 1)].map((step) => step.name).join(" -> ");
  return (first as StepSite).place.refusesAs(
    `got a cycle, ${names}; expected steps that can run one after the other`,
  );
}

/** Cycles that have no step in common, each in its order. A step in a branch needs its condition first. */
function cyclesOf(sites: readonly StepSite[], dependencies: readonly Dependency[]): (readonly StepSite[])[] {
  const needs = new Map<StepSite, Set<StepSite>>(sites.map((site) => [site, new Set()]));
  for (const { from, to } of dependencies) needs.get(from)?.add(to);
  for (const site of sites) for (const { condition } of site.branches) needs.get(site)?.add(condition);
  const cycles: (readonly StepSite[])[] = [];
  for (;;) {
    removeFree(needs);
    const [start] = needs.keys();
    if (!start) return cycles;
    const cycle = cycleFrom(start, needs);
    cycles.push(cycle);
    for (const step of cycle) needs.delete(step);
  }
}

/** Take away every step that needs none of those that are left. */
function removeFree(needs: Map<StepSite, Set<StepSite>>): void {
  const neededBy = new Map<StepSite, StepSite[]>();
  const missing = new Map<StepSite, number>();
  for (const [step, others] of needs) {
    const left = [...others].filter((other) => needs.has(other));
    missing.set(step, left.length);
    for (const other of left) neededBy.set(other, [...(neededBy.get(other) ?? []), step]);
  }
  const free = [...needs.keys()].filter((step) => missing.get(step) === 0);
  for (let step = free.pop(); step; step = free.pop()) {
    needs.delete(step);
    for (const other of neededBy.get(step) ?? []) {
      const count = (missing.get(other) ?? 0) - 1;
      missing.set(other, count);
      if (count === 0) free.push(other);
    }
  }
}

/** Follow what each step needs, all of them being in a cycle or after one, until a step comes again. */
function cycleFrom(
  start: StepSite,
  needs: ReadonlyMap<StepSite, ReadonlySet<StepSite>>,
): readonly StepSite[] {
  const way: StepSite[] = [];
  for (let step: StepSite | undefined = start; step;) {
    const begin = way.indexOf(step);
    if (begin >= 0) return way.slice(begin);
    way.push(step);
    step = [...(needs.get(step) ?? [])].find((other) => needs.has(other));
  }
  return way;
}
