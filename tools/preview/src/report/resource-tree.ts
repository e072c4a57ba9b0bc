import { isProviderType, isRootStackType } from "@mlops/engine";
import type { ReportedResource } from "./model.ts";
import { counted, shortType } from "./wording.ts";

/** A line of the resource tree. */
export interface TreeLine {
  /** From 0. */
  readonly depth: number;
  /** What it is: a component's type and name, or a type of resources. */
  readonly title: string;
  /** What there is to say about it. */
  readonly detail: string;
}

const isHidden = ({ type }: ReportedResource) =>
  isProviderType(type) || type === "pulumi:pulumi:StackReference";

/**
 * The tree of components, for people: one line for each component, one for all resources of a type that have the
 * same parent and no children. Providers and references to other stacks are left out.
 */
export function treeLines(resources: readonly ReportedResource[]): TreeLine[] {
  const children = new Map<string, ReportedResource[]>();
  for (const resource of resources) {
    const siblings = children.get(resource.parent) ?? [];
    children.set(resource.parent, siblings);
    if (!isHidden(resource)) siblings.push(resource);
  }
  const root = resources.find(({ type }) => isRootStackType(type));
  return root ? linesBelow(root.urn, 0, children) : [];
}

type Children = ReadonlyMap<string, readonly ReportedResource[]>;

function linesBelow(urn: string, depth: number, children: Children): TreeLine[] {
  const leaves = new Map<string, ReportedResource[]>();
  const branches: ReportedResource[] = [];
  for (const child of children.get(urn) ?? []) {
    if (child.component || (children.get(child.urn) ?? []).length > 0) branches.push(child);
    else leaves.set(child.type, [...(leaves.get(child.type) ?? []), child]);
  }
  return [
    ...[...leaves].map(([type, same]) => leafLine(type, same, depth)),
    ...branches.flatMap((branch) => [
      { depth, title: `${shortType(branch.type)} ${branch.name}`, detail: branchDetail(branch, children) },
      ...linesBelow(branch.urn, depth + 1, children),
    ]),
  ];
}

function leafLine(type: string, same: readonly ReportedResource[], depth: number): TreeLine {
  const title = same.length === 1 ? shortType(type) : `${shortType(type)} ×${same.length}`;
  return {
    depth,
    title,
    detail: same.map(({ name, external }) => (external ? `${name} (read)` : name)).join(", "),
  };
}

function branchDetail(branch: ReportedResource, children: Children): string {
  if (branch.remote) return "not expanded offline";
  return counted(managedBelow(branch.urn, children), "resource");
}

function managedBelow(urn: string, children: Children): number {
  return (children.get(urn) ?? []).reduce(
    (sum, child) => sum + (child.component || child.external ? 0 : 1) + managedBelow(child.urn, children),
    0,
  );
}
