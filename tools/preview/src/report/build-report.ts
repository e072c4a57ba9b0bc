import {
  isProviderType,
  isRootStackType,
  type Problem,
  type ProgramRun,
  providerUrnOf,
  type RegisteredResource,
  relativePath,
  type SourcePosition,
} from "@mlops/engine";
import { neededQuotas } from "../quotas/needed-quotas.ts";
import type { Verdict } from "../judge/verdict.ts";
import type { Violation } from "../judge/violation.ts";
import {
  type ComponentCount,
  type Finding,
  type Place,
  REPORT_VERSION,
  type ReportedProblem,
  type ReportedResource,
  type StackReport,
} from "./model.ts";
import { reportProperties } from "./report-values.ts";
import { inTreeOrder } from "./tree-order.ts";

/** Where a report's places are, and what it keeps. */
interface ReportOptions {
  /** Folder that places are relative to. */
  readonly root: string;
  /** Keep stack traces of problems. */
  readonly trace: boolean;
  /** The file that the stack comes from, relative to `root`. */
  readonly file: string;
}

/** The report of one stack: plain data, independent of the order in which anything happened. */
export function buildReport(
  run: ProgramRun,
  secretConfig: readonly string[],
  verdict: Verdict,
  options: ReportOptions,
): StackReport {
  const resources = inTreeOrder(run.resources);
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const findings = findingsOf(verdict, run, byUrn, options);
  return {
    version: REPORT_VERSION,
    stack: run.stack,
    project: run.project,
    organization: run.organization,
    file: options.file,
    counts: {
      ...countsOf(resources, byUrn),
      mandatory: findings.filter(({ level }) => level === "mandatory").length,
      advisory: findings.filter(({ level }) => level === "advisory").length,
    },
    resources: resources.map((resource) => reportedResource(resource, run, options)),
    findings,
    quotas: neededQuotas(resources).map(({ quota, count, by }) => ({ ...quota, count, by })),
    outputs: reportProperties(run.outputs, run.mask),
    problems: [
      ...run.problems.map((problem) => reportedProblem(problem, options)),
      ...verdict.problems.map((message) => ({
        message: run.mask(message),
        file: null,
        line: null,
        trace: null,
      })),
    ],
    logs: run.logs,
    secretConfig: [...secretConfig].sort(),
  };
}

function reportedResource(
  resource: RegisteredResource,
  { mask }: Pick<ProgramRun, "mask">,
  options: ReportOptions,
): ReportedResource {
  const { urn, type, name, parent, custom, remote, external, protect, provider, dependencies } = resource;
  return {
    urn,
    type,
    name,
    parent,
    component: !custom,
    remote,
    external,
    protect,
    provider: providerUrnOf(provider),
    dependencies,
    inputs: reportProperties(resource.inputs, mask),
    sourcePosition: placeOf(resource, options),
  };
}

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** Mandatory ones first, then by policy and resource. */
function findingsOf(
  { violations }: Verdict,
  { mask }: Pick<ProgramRun, "mask">,
  byUrn: ByUrn,
  options: ReportOptions,
): Finding[] {
  return violations
    .map((violation) => findingOf({ ...violation, message: mask(violation.message) }, byUrn, options))
    .sort(
      byKey(({ level, policy, urn, message }) => [level === "mandatory" ? "0" : "1", policy, urn, message]),
    );
}

function findingOf(violation: Violation, byUrn: ByUrn, options: ReportOptions): Finding {
  const resource = byUrn.get(violation.urn);
  const outermost = resource && outermostOf(resource, byUrn);
  const place = resource && placeOf(resource, options);
  const appPlace = outermost && placeOf(outermost, options);
  return {
    ...violation,
    severity: violation.severity ?? null,
    type: resource?.type ?? "",
    name: resource?.name ?? "",
    file: place?.file ?? null,
    line: place?.line ?? null,
    appFile: appPlace?.file ?? null,
    appLine: appPlace?.line ?? null,
  };
}

/** The ancestor right below the stack. */
function outermostOf(resource: RegisteredResource, byUrn: ByUrn): RegisteredResource {
  const parent = byUrn.get(resource.parent);
  return parent && !isRootStackType(parent.type) ? outermostOf(parent, byUrn) : resource;
}

function placeOf({ sourcePosition }: RegisteredResource, options: ReportOptions): Place | null {
  return sourcePosition ? place(sourcePosition, options) : null;
}

function place({ file, line, column }: SourcePosition, { root }: ReportOptions): Place {
  return { file: relativePath(file, root), line, column };
}

function reportedProblem({ message, position, trace }: Problem, options: ReportOptions): ReportedProblem {
  const at = position && place(position, options);
  return {
    message,
    file: at?.file ?? null,
    line: at?.line ?? null,
    trace: options.trace ? (trace ?? null) : null,
  };
}

function countsOf(
  resources: readonly RegisteredResource[],
  byUrn: ByUrn,
): Pick<StackReport["counts"], "resources" | "types" | "components"> {
  const managed = resources.filter(
    ({ custom, external, type }) => custom && !external && !isProviderType(type),
  );
  const types = new Map<string, number>();
  for (const { type } of managed) types.set(type, (types.get(type) ?? 0) + 1);
  const components = new Map<string, { count: number; resources: number }>();
  for (const { custom, type } of resources) {
    if (custom || isRootStackType(type)) continue;
    const counted = components.get(type) ?? { count: 0, resources: 0 };
    components.set(type, { ...counted, count: counted.count + 1 });
  }
  for (const resource of managed) {
    for (const type of new Set(ancestorTypes(resource, byUrn))) {
      const counted = components.get(type);
      if (counted) counted.resources++;
    }
  }
  return {
    resources: managed.length,
    types: Object.fromEntries([...types].sort(byKey(([type]) => [type]))),
    components: [...components]
      .map(([type, counted]): ComponentCount => ({ type, ...counted }))
      .sort(byKey(({ type }) => [type])),
  };
}

function ancestorTypes(resource: RegisteredResource, byUrn: ByUrn): string[] {
  const parent = byUrn.get(resource.parent);
  return parent ? [parent.type, ...ancestorTypes(parent, byUrn)] : [];
}

/** Compare by one text after the other, the same way on every machine. */
function byKey<Item>(key: (item: Item) => readonly string[]): (a: Item, b: Item) => number {
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    for (const [index, text] of left.entries()) {
      const other = right[index] ?? "";
      if (text !== other) return text < other ? -1 : 1;
    }
    return 0;
  };
}
