import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type YAMLMap, isNode, isPair, isScalar, parseDocument, visit } from "yaml";
import { namespace, stackFile, stackNames } from "../aws/stack-place.ts";
import { modelServedBy, registryOf, type RegisteredModel } from "./registered-model.ts";

/** Where a stack file says which version of a model is served. */
export interface Pin {
  /** Keys of the model: `["endpoint", "variants", "main", "model"]`. */
  readonly path: readonly string[];
  readonly version: number;
  /** Where the number is in the file's text: from the first character up to the second. */
  readonly range: readonly [number, number];
  /** Other keys may refer to it: it, or what it is part of, has an anchor. */
  readonly isShared: boolean;
}

/** The models of kind `registered` in a stack file. */
export function pinsIn(text: string): Pin[] {
  const pins: Pin[] = [];
  visit(parseDocument(text), {
    Map: (_, node, ancestors) => {
      const pin = node.get("kind") === "registered" ? pinAt(node, ancestors) : undefined;
      if (pin !== undefined) pins.push(pin);
    },
  });
  return pins;
}

function pinAt(node: YAMLMap, ancestors: readonly unknown[]): Pin | undefined {
  const version = node.get("version", true);
  if (!isScalar<number>(version) || typeof version.value !== "number" || !version.range) return undefined;
  const [start, end] = version.range;
  const isShared = [version, node, ...ancestors].some(
    (one) => isNode(one) && "anchor" in one && one.anchor !== undefined,
  );
  return { path: pathOf(ancestors), version: version.value, range: [start, end], isShared };
}

/** Keys from `config` on, without the namespace. */
function pathOf(ancestors: readonly unknown[]): string[] {
  const keys = ancestors.flatMap((node) =>
    isPair(node) && isScalar(node.key) ? [String(node.key.value)] : [],
  );
  const [, section = "", ...rest] = keys;
  return [section.startsWith(namespace) ? section.slice(namespace.length) : section, ...rest];
}

/** A stack that serves a version, and where its file says so. */
export interface PinnedBy {
  readonly stack: string;
  /** Keys of the model in the stack's file: `endpoint.variants.main.model`. */
  readonly path: string;
  readonly version: number;
}

/** The stacks whose files say which version of a model they serve, by name. */
export function pinnedBy(
  root: string,
  { registry, models, name }: Pick<RegisteredModel, "registry" | "models" | "name">,
): PinnedBy[] {
  const stacks = stackNames(root).filter(
    (stack) => registryOf(root, stack) === registry && modelServedBy(stack, models) === name,
  );
  return stacks.toSorted().flatMap((stack) => {
    const pins = pinsIn(readFileSync(join(root, stackFile(stack)), "utf8"));
    return pins.map(({ path, version }) => ({ stack, path: path.join("."), version }));
  });
}
