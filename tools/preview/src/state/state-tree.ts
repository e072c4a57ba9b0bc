import { type RegisteredResource, stackOf } from "@mlops/engine";
import { mismatch } from "../workspace/mismatch.ts";

/** Names that Pulumi allows for a stack. Reports are named after them. */
const STACK_NAME = /^[\w.-]{1,100}$/;

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
  return [...problems, ...missingParents(resources, byUrn), ...circles(byUrn)];
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
