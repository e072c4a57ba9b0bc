import fc from "fast-check";
import { type ApiModel, type Shape, shapeOf } from "../api-model.ts";
import { matchingText } from "./matching-text.ts";

/** Members of structures that are nested deeper than this are left out, unless they are required. */
const DEEPEST_OPTION = 5;

const texts = new Map<Shape, readonly string[]>();

/** An input that the model of an API allows, by the API's own names; another one for each seed. */
export function generatedInput(model: ApiModel, name: string, seed: number): unknown {
  return new Generator(model, seed).value(name, 0);
}

class Generator {
  readonly #model: ApiModel;
  #state: number;

  constructor(model: ApiModel, seed: number) {
    this.#model = model;
    this.#state = seed >>> 0;
  }

  value(name: string, depth: number): unknown {
    const shape = shapeOf(this.#model, name);
    switch (shape.type) {
      case "structure":
        return this.#structure(shape, depth);
      case "list":
        return Array.from({ length: this.#size(shape) }, () =>
          this.value(shape.element ?? "string", depth + 1),
        );
      case "map": {
        const entry = () => [
          this.value(shape.key ?? "string", 0),
          this.value(shape.value ?? "string", depth + 1),
        ];
        return Object.fromEntries(Array.from({ length: this.#size(shape) }, entry));
      }
      case "boolean":
        return this.#upTo(1) === 1;
      case "integer":
        return this.#between(shape.min ?? 0, Math.min(shape.max ?? 1000, 2 ** 31));
      case "float":
        return this.#between((shape.min ?? 0) * 8, (shape.max ?? 1000) * 8) / 8;
      case "timestamp":
        return "2026-01-31T08:00:00Z";
      default:
        return this.#oneOf(shape.enum ?? textsOf(shape));
    }
  }

  #structure({ members = {}, required = [], union }: Shape, depth: number): object {
    const all = Object.entries(members);
    const only = union === true ? this.#oneOf(all)[0] : undefined;
    const wanted = all.filter(([member]) => {
      if (only !== undefined) return member === only;
      return required.includes(member) || (depth < DEEPEST_OPTION && this.#upTo(2) === 0);
    });
    return Object.fromEntries(wanted.map(([member, inner]) => [member, this.value(inner, depth + 1)]));
  }

  #size({ min = 0, max = min + 2 }: Shape): number {
    return this.#between(min, Math.min(max, min + 2));
  }

  #oneOf<T>(values: readonly T[]): T {
    const [first] = values;
    const chosen = values[this.#upTo(values.length - 1)] ?? first;
    if (chosen === undefined) throw new Error("there is nothing to choose from");
    return chosen;
  }

  #between(least: number, greatest: number): number {
    return least + this.#upTo(greatest - least);
  }

  /** A number from 0 to `greatest`, in no order that matters (a linear congruential generator). */
  #upTo(greatest: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * (Math.floor(greatest) + 1));
  }
}

/** Some texts of a shape. */
function textsOf(shape: Shape): readonly string[] {
  const known = texts.get(shape);
  if (known) return known;
  const { min = 0, max = Infinity, pattern } = shape;
  const any = pattern === undefined ? fc.string({ unit: "grapheme" }) : matchingText(pattern);
  const made = fc
    .sample(any, { numRuns: 60, seed: 7 })
    .filter((text) => min <= text.length && [...text].length <= max);
  const some = made.length > 0 ? made : ["a".repeat(Math.max(min, 1))];
  texts.set(shape, some);
  return some;
}
