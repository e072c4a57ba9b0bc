import { readFileSync } from "node:fs";
import {
  type Document,
  LineCounter,
  type YAMLMap,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from "yaml";
import { messageOf } from "@mlops/engine/error-message";
import { InputProblem } from "./input-problem.ts";
import { mismatch } from "./mismatch.ts";
import { unquotedQuestionMarks } from "./pulumi-yaml-flow.ts";
import { pulumiTags } from "./pulumi-yaml-tags.ts";

/** A YAML file whose every value can be traced back to its line. */
export class YamlFile {
  /** The file as messages name it. */
  readonly label: string;
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #content: unknown;
  readonly #values = new Map<YAMLMap, ReadonlyMap<string, unknown>>();

  /**
   * @param path the file
   * @param label what messages call it
   * @throws InputProblem that names file and line if it cannot be read, is no YAML or is no map
   */
  constructor(path: string, label: string) {
    this.label = label;
    this.#lines = new LineCounter();
    const text = readText(path, label);
    this.#document = this.#reading(() =>
      parseDocument(text, {
        lineCounter: this.#lines,
        prettyErrors: false,
        // The library's own check takes the square of the number of keys.
        uniqueKeys: false,
        customTags: (tags) => [...pulumiTags, ...tags],
      }),
    );
    const [error] = this.#document.errors;
    if (error) {
      throw new InputProblem(`${label}:${this.#lines.linePos(error.pos[0]).line}: ${error.message}`);
    }
    const refused = refusedParts(this.#document);
    if (refused.length > 0) {
      throw new InputProblem(
        ...refused.map(({ message, offset }) => `${label}:${this.#lineAt(offset)}: ${message}`),
      );
    }
    this.#content = this.#reading(() => this.#document.toJS() as unknown);
    if (this.#document.contents !== null && !isMap(this.#document.contents)) {
      throw new InputProblem(`${label}:1: ${mismatch(this.#content, "a map of keys")}`);
    }
  }

  /** The whole content as plain values; an empty file is an empty map. */
  content(): Readonly<Record<string, unknown>> {
    return typeof this.#content === "object" && this.#content !== null ? { ...this.#content } : {};
  }

  /** What the library throws: values too deep to read, aliases that stand for more than anyone would write. */
  #reading<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw new InputProblem(`${this.label}: cannot be read: ${messageOf(error)}`);
    }
  }

  /** A problem with the value at `path`. */
  problem(path: readonly (string | number)[], message: string): InputProblem {
    return new InputProblem(this.problemText(path, message));
  }

  problemText(path: readonly (string | number)[], message: string): string {
    return `${this.label}:${this.#lineOf(path)}: ${path.join(".")}: ${message}`;
  }

  /** Line of the value at `path`, or of the closest of its parents that is there. */
  #lineOf(path: readonly (string | number)[]): number {
    for (let length = path.length; length > 0; length--) {
      const node = this.#nodeAt(path.slice(0, length));
      if (isNode(node) && node.range) return this.#lineAt(node.range[0]);
    }
    return 1;
  }

  #lineAt(offset: number): number {
    return this.#lines.linePos(offset).line;
  }

  #nodeAt(path: readonly (string | number)[]): unknown {
    let node: unknown = this.#document.contents;
    for (const key of path) {
      if (isMap(node)) node = this.#valuesOf(node).get(String(key));
      else if (isSeq(node)) node = node.items[Number(key)];
      else return undefined;
    }
    return node;
  }

  /** Values of a map by key: to look each of thousands up in the list takes minutes. */
  #valuesOf(map: YAMLMap): ReadonlyMap<string, unknown> {
    const known = this.#values.get(map);
    if (known) return known;
    const values = new Map(map.items.map(({ key, value }) => [keyText(key), value]));
    this.#values.set(map, values);
    return values;
  }
}

function readText(path: string, label: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new InputProblem(`${label}: cannot be read: ${messageOf(error)}`);
  }
}

/** What the Pulumi CLI does not read, though it is YAML. */
function refusedParts(document: Document): { readonly message: string; readonly offset: number }[] {
  return [
    ...duplicateKeys(document).map(({ name, offset }) => ({
      message: `${name}: got it twice; expected each key once`,
      offset,
    })),
    ...unquotedQuestionMarks(document).map(({ text, offset }) => ({
      message: mismatch(text, "it in quotes, because it has a question mark within braces or brackets"),
      offset,
    })),
  ];
}

/** Keys that a map has before, in the order of the file. */
function duplicateKeys(document: Document): { readonly name: string; readonly offset: number }[] {
  const found: { readonly name: string; readonly offset: number }[] = [];
  visit(document, {
    Map: (_key, map) => {
      const names = new Set<string>();
      for (const { key } of map.items) {
        const name = keyText(key);
        if (names.has(name)) found.push({ name, offset: (isNode(key) && key.range?.[0]) || 0 });
        names.add(name);
      }
    },
  });
  return found;
}

function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
