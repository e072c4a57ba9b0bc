import { type RegisteredResource, stackOf } from "@mlops/engine";
import { mismatch } from "../workspace/mismatch.ts";

/** Names that Pulumi allows for a stack. Reports are named after them. */
const STACK_NAME = /^[\w.-]{1,100}$/;

/** Levels of components in each other. */
const MAX_LEVELS = 500;

type Node = Pick<RegisteredResource, "urn" | "parent">;

/** What keeps the resources of a state from being one tree in which each has a place. */
export function treeProblems(resources: readonly Node[]): string[] {
  const byUrn = new Map<string, Node>();
  const problems: string[] = [];
  for (const stack of new Set(resources.map(({ urn }) => stackOf(urn)))) {
    if (!STACK_NAME.test(stack)) {
      problems.push(`stack: ${mismatch(stack, 'at most 100 letters, digits, "-", "_" or "."')}`);
    }
  }
  for (const resource of resources) {
    if (byUrn.has(resource.urn)) problems.push(`${resource.urn}: got it twice; expected each URN once`);
    byUrn.set(resource.urn, resource);
  }
  const circular = circles(byUrn);
  return [
    ...problems,
    ...missingParents(resources, byUrn),
    ...(circular.length > 0 ? circular : tooDeep(byUrn)),
  ];
}

/** The first resource that is too far below the root. */
function tooDeep(byUrn: ReadonlyMap<string, Node>): string[] {
  const levels = new Map<Node, number>();
  for (const start of byUrn.values()) {
    const path: Node[] = [];
    for (let node: Node | undefined = start; node && !levels.has(node); node = byUrn.get(node.parent))
      path.push(node);
    for (const node of path.reverse()) {
      const above = byUrn.get(node.parent);
      levels.set(node, above ? (levels.get(above) ?? 0) + 1 : 1);
    }
  }
  const [found] = [...levels].find(([, level]) => level > MAX_LEVELS) ?? [];
  return found
    ? [`${found.urn}: parent: got more than ${MAX_LEVELS} resources within each other; expected fewer`]
    : [];
}

function missingParents(resources: readonly Node[], byUrn: ReadonlyMap<string, Node>): string[] {
  return resources
    .filter(({ parent }) => parent !== "" && !byUrn.has(parent))
    .map(({ urn, parent }) => `${urn}: parent: ${mismatch(parent, "a resource of the state")}`);
}

/** Resources from which no way up leads to one without a parent. */
function circles(byUrn: ReadonlyMap<string, Node>): string[] {
  const seen = new Set<string>();
  return [...byUrn.values()].flatMap((start) => {
    const path = new Set<string>();
    let node: Node | undefined = start;
    while (node && !seen.has(node.urn) && !path.has(node.urn)) {
      path.add(node.urn);
      node = byUrn.get(node.parent);
    }
    for (const urn of path) seen.add(urn);
    return node && path.has(node.urn) ? [`${node.urn}: parent: got itself or a resource within it`] : [];
  });
}
