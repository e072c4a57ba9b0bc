/** A resource, as far as its place in the tree goes. */
interface TreeNode {
  readonly urn: string;
  readonly parent: string;
}

/** Every parent before its children, siblings by URN: the same order however the registrations came in. */
export function inTreeOrder<Node extends TreeNode>(nodes: readonly Node[]): Node[] {
  const children = new Map<string, Node[]>();
  for (const node of nodes) {
    const siblings = children.get(node.parent);
    if (siblings) siblings.push(node);
    else children.set(node.parent, [node]);
  }
  const ordered: Node[] = [];
  const visit = (urn: string) => {
    for (const node of (children.get(urn) ?? []).sort(byUrn)) {
      ordered.push(node);
      visit(node.urn);
    }
  };
  visit("");
  return ordered;
}

function byUrn(a: TreeNode, b: TreeNode): number {
  return a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0;
}
