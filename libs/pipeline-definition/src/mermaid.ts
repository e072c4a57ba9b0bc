import { isList, memberOf } from "./document/document-value.ts";
import type { PipelineDefinition } from "./document/pipeline-definition.ts";
import { expressionsOf } from "./checks/expression-site.ts";
import { stepOf } from "./checks/reference-problems.ts";
import { type StepSite, stepSites } from "./checks/step-site.ts";

/**
 * A definition as a Mermaid flowchart: an arrow where a step uses the result of another one, a dotted one where it
 * only has to wait for it, `true` and `false` into the branches of a condition.
 */
export function definitionMermaid(definition: PipelineDefinition): string {
  const sites = stepSites(definition);
  const steps = new Map([...sites].reverse().map((site) => [site.name, site]));
  const arrows = sites.flatMap((site) => arrowsTo(site, steps));
  return [
    "flowchart TD",
    ...sites.map((site) => `  ${nodeText(site)}`),
    ...arrows.map((one) => `  ${one}`),
  ].join("\n");
}

function arrowsTo(site: StepSite, steps: ReadonlyMap<string, StepSite>): readonly string[] {
  const used = stepsNamed(
    expressionsOf(site).map((expression) => stepOf(expression) ?? ""),
    steps,
  );
  const names = memberOf(site.content, "DependsOn");
  const awaited = stepsNamed(isList(names) ? names.map(String) : [], steps);
  const branch = site.branches.at(-1);
  const isInside = (other: StepSite) => other.branches.at(-1)?.condition === branch?.condition;
  const isFirst = branch && ![...used, ...awaited].some(isInside);
  const label = branch?.key === "IfSteps" ? "true" : "false";
  return [
    ...(isFirst ? [`${id(branch.condition)} -->|${label}| ${id(site)}`] : []),
    ...[...used].map((other) => `${id(other)} --> ${id(site)}`),
    ...[...awaited].filter((other) => !used.has(other)).map((other) => `${id(other)} -.-> ${id(site)}`),
  ];
}

function stepsNamed(names: readonly string[], steps: ReadonlyMap<string, StepSite>): ReadonlySet<StepSite> {
  return new Set(names.flatMap((name) => steps.get(name) ?? []));
}

function nodeText(site: StepSite): string {
  const label = `"${escaped(site.name)}<br/>${escaped(site.type)}"`;
  if (site.type === "Condition") return `${id(site)}{${label}}`;
  return site.type === "Fail" ? `${id(site)}([${label}])` : `${id(site)}[${label}]`;
}

function id({ order }: StepSite): string {
  return `step${order}`;
}

/** Mermaid's entities for what is not a plain character of a label. */
function escaped(text: string): string {
  return text.replace(/[^\w .:/-]/gu, (character) => `#${character.codePointAt(0)};`);
}
