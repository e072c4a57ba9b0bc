import { isList, memberOf } from "../document/document-value.ts";
import type { ExpressionSite } from "./expression-site.ts";
import { nearestName } from "./nearest-name.ts";
import type { DefinitionProblem, Place } from "./place.ts";
import { stepOf } from "./reference-problems.ts";
import { type Needs, cycleIn, cyclicGroups } from "./step-cycles.ts";
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
  const needs = needsOf(sites, dependencies);
  const groups = cyclicGroups(needs);
  const groupOf = new Map(groups.flatMap((group) => [...group].map((site) => [site, group] as const)));
  const isInCycle = ({ from, to }: Dependency) => groupOf.get(from)?.has(to) === true;
  return [
    ...sites.flatMap((site) => unknownNames(site, steps)),
    ...groups.map((group) => cycleProblem(cycleIn(group, needs))),
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
    return [place.refuses(name, `a step of the pipeline${nearestName(name, steps)}`)];
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
  const isDeliberate = dependsOn(from).some(([name]) => name === to.name);
  if (to.order < from.order || isDeliberate) return [];
  const todo = `move ${to.name} up, or name it in DependsOn`;
  return [place.refuses(got, `a step that stands before ${from.name}`, todo)];
}

/** Longer cycles are not told whole. */
const SHOWN_STEPS = 10;

function cycleProblem(cycle: readonly [StepSite, ...StepSite[]]): DefinitionProblem {
  const [first] = cycle;
  const shown = cycle.slice(0, SHOWN_STEPS).map((step) => step.name);
  const more = cycle.length > SHOWN_STEPS ? [`${cycle.length - SHOWN_STEPS} more steps`] : [];
  const way = [...shown, ...more, first.name].join(" -> ");
  return first.place.refusesAs(`got a cycle, ${way}; expected steps that can run one after the other`);
}

/** What each step needs first: what it names or uses and, in a branch, its condition. */
function needsOf(sites: readonly StepSite[], dependencies: readonly Dependency[]): Needs {
  const needs = new Map<StepSite, Set<StepSite>>(sites.map((site) => [site, new Set()]));
  for (const { from, to } of dependencies) needs.get(from)?.add(to);
  for (const site of sites) for (const { condition } of site.branches) needs.get(site)?.add(condition);
  return needs;
}
