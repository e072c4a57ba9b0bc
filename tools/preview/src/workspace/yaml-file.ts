import { readFileSync } from "node:fs";
import { type Document, LineCounter, isMap, isNode, parseDocument } from "yaml";
import { messageOf } from "@mlops/engine";
import { InputProblem } from "./input-problem.ts";
import { mismatch } from "./mismatch.ts";
import { pulumiTags } from "./pulumi-yaml-tags.ts";

/** A YAML file whose every value can be traced back to its line. */
export class YamlFile {
  /** The file as messages name it. */
  readonly label: string;
  readonly #document: Document;
  readonly #lines: LineCounter;

  /**
   * @param path the file
   * @param label what messages call it
   * @throws InputProblem that names file and line if it cannot be read, is no YAML or is no map
   */
  constructor(path: string, label: string) {
    this.label = label;
    this.#lines = new LineCounter();
    this.#document = parseDocument(readText(path, label), {
      lineCounter: this.#lines,
      prettyErrors: false,
      customTags: (tags) => [...pulumiTags, ...tags],
    });
    const [error] = this.#document.errors;
    if (error) {
      throw new InputProblem(`${label}:${this.#lines.linePos(error.pos[0]).line}: ${error.message}`);
    }
    if (this.#document.contents !== null && !isMap(this.#document.contents)) {
      throw new InputProblem(`${label}:1: ${mismatch(this.#document.toJS(), "a map of keys")}`);
    }
  }

  /** The whole content as plain values; an empty file is an empty map. */
  content(): Readonly<Record<string, unknown>> {
    const content: unknown = this.#document.toJS() ?? {};
    return typeof content === "object" && content !== null ? { ...content } : {};
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
      const node: unknown = this.#document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return this.#lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}

function readText(path: string, label: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new InputProblem(`${label}: cannot be read: ${messageOf(error)}`);
  }
}
