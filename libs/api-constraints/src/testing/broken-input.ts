import { type ApiModel, type Shape, shapeOf } from "../api-model.ts";

/** A place in an input: keys and list indices. */
export type Way = readonly (string | number)[];

/** One change to a valid input that makes the API refuse it. */
export interface Break {
  readonly way: Way;
  /** `undefined` takes the value away. */
  readonly replacement: unknown;
}

/** Ways to make an input wrong that the model of an API allows, each with a single problem. */
export function breaksOf(model: ApiModel, name: string, value: unknown, way: Way = []): Break[] {
  const shape = shapeOf(model, name);
  if (shape.type === "structure" && isRecord(value)) {
    const inner = Object.entries(value).flatMap(([member, one]) =>
      breaksOf(model, shape.members?.[member] ?? "", one, [...way, member]),
    );
    const required = (shape.required ?? []).map((member) => ({
      way: [...way, member],
      replacement: undefined,
    }));
    return [...required, ...inner, ...(way.length > 0 ? [{ way, replacement: "text" }] : [])];
  }
  if (shape.type === "list" && Array.isArray(value)) {
    const inner = value.flatMap((one, index) => breaksOf(model, shape.element ?? "", one, [...way, index]));
    return [...inner, ...((shape.min ?? 0) > 0 ? [{ way, replacement: [] }] : []), { way, replacement: 5 }];
  }
  if (shape.type === "map" && isRecord(value)) {
    return Object.entries(value).flatMap(([key, one]) =>
      breaksOf(model, shape.value ?? "", one, [...way, key]),
    );
  }
  return replacementsOf(shape).map((replacement) => ({ way, replacement }));
}

function replacementsOf({ type, min, max, enum: values }: Shape): unknown[] {
  switch (type) {
    case "integer":
      return [0.5, "5", ...(min === undefined ? [] : [min - 1]), ...(max === undefined ? [] : [max + 1])];
    case "float":
      return [true, ...(min === undefined ? [] : [min - 1])];
    case "boolean":
      return ["true", 1];
    case "timestamp":
      return ["tomorrow"];
    case "string":
      if (values) return ["no such value", 5];
      return [
        5,
        ["text"],
        ...(min === undefined ? [] : [""]),
        ...(max === undefined ? [] : ["a".repeat(max + 1)]),
      ];
    default:
      return [];
  }
}

/** A copy of `value` with another one at `way`. */
export function withValueAt(value: unknown, [first, ...rest]: Way, replacement: unknown): unknown {
  if (first === undefined) return replacement;
  const copy: object = Array.isArray(value) ? [...value] : { ...(isRecord(value) ? value : {}) };
  const inner = withValueAt(Reflect.get(copy, first), rest, replacement);
  if (inner === undefined) Reflect.deleteProperty(copy, first);
  else Reflect.set(copy, first, inner);
  return copy;
}

/** Every place in `value`. */
export function waysIn(value: unknown, way: Way = []): Way[] {
  const here = way.length > 0 ? [way] : [];
  if (Array.isArray(value)) return [...here, ...value.flatMap((one, index) => waysIn(one, [...way, index]))];
  if (!isRecord(value)) return here;
  return [...here, ...Object.entries(value).flatMap(([key, one]) => waysIn(one, [...way, key]))];
}

/** A place as properties have it: `ProductionVariants[0].ModelName`. */
export function pathOf(way: Way): string {
  return way
    .map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join("");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
