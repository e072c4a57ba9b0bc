import { readFileSync, writeFileSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Feature, Features } from "@mlops/feature-store/feature-record";
import { type Pair, type YAMLMap, isMap, isScalar, parseDocument } from "yaml";
import { WrongUse } from "../command/failures.ts";

/** Features of a group as a stack file declares them. */
export interface DeclaredFeatures {
  /** From the root of the workspace. */
  readonly file: string;
  readonly text: string;
  readonly features: Features;
  readonly node: YAMLMap;
}

/**
 * Read the features that a stack file declares.
 * @param root folder of the workspace
 * @param group name of the group in the file
 * @throws WrongUse if it declares no such group
 */
export function declaredFeatures(root: string, file: string, group: string): DeclaredFeatures {
  const text = readFileSync(join(root, file), "utf8");
  const path = ["config", "mlops-platform:featureStore", "groups"];
  const document = parseDocument(text);
  const groups = document.getIn(path);
  const there = isMap(groups) ? groups.items.map(({ key }) => (isScalar(key) ? String(key.value) : "")) : [];
  const node = document.getIn([...path, group, "features"]);
  if (!isMap(node) || !node.range || node.items.length === 0) {
    throw new WrongUse(
      `group: got "${group}"; expected one of ${there.join(", ") || "none"}, whose features ${file} declares`,
    );
  }
  // The preview judges the types.
  return { file, text, features: node.toJS(document) as Features, node };
}

const written = (feature: Feature) =>
  typeof feature === "string"
    ? feature
    : `{ ${Object.entries(feature)
        .map(([kind, value]) => `${kind}: ${value}`)
        .join(", ")} }`;

/**
 * The text with further features behind those that are there. Nothing else changes: comments, order and style stay.
 * @throws WrongUse if the file is written in a way that this cannot extend
 */
export function withFeatures({ file, text, node }: DeclaredFeatures, added: Features): string {
  const last = node.items.at(-1);
  const lines = Object.entries(added).map(([name, feature]) => `${name}: ${written(feature)}`);
  const end = last === undefined ? undefined : endOf(last);
  if (end === undefined) throw new WrongUse(`${file}: cannot be extended; add by hand: ${lines.join(", ")}`);
  const isFlow = node.flow === true;
  const more = isFlow ? lines.map((line) => `, ${line}`).join("") : blockLines(text, node, lines);
  // A comment behind the last feature stays on its line.
  const place = isFlow ? end : lineEnd(text, end);
  return `${text.slice(0, place)}${more}${text.slice(place)}`;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

/** Where the value of a pair ends, before the comment behind it. */
function endOf({ value }: Pair): number | undefined {
  // A block of lines ends behind its line break: its last value says where that is.
  const last = isMap(value) && value.flow !== true ? value.items.at(-1) : undefined;
  if (last !== undefined) return endOf(last);
  const range = (value as { readonly range?: readonly number[] | null } | null)?.range;
  return range?.[1];
}

/** Lines with the indent of those that are there, behind the comment of the last one. */
function blockLines(text: string, node: YAMLMap, lines: readonly string[]): string {
  const start = node.range?.[0] ?? 0;
  const indent = start - (text.lastIndexOf("\n", start - 1) + 1);
  return lines.map((line) => `\n${" ".repeat(indent)}${line}`).join("");
}

/**
 * Write the file at once: whoever reads it has the old text or the new one.
 * @throws WrongUse if somebody else has changed it since it was read
 */
export function rewriteDeclared(root: string, { file, text }: DeclaredFeatures, changed: string): void {
  const path = join(root, file);
  if (readFileSync(path, "utf8") !== text) {
    throw new WrongUse(`${file}: somebody else has changed it meanwhile; run the command again`);
  }
  const temporary = join(dirname(path), `.${basename(path)}.extended`);
  writeFileSync(temporary, changed);
  renameSync(temporary, path);
}
