import table from "./step-results.json" with { type: "json" };

/** The parts of a result: members of an object, or what a list or a map holds. */
export interface ResultShape {
  readonly members?: Readonly<Record<string, string>>;
  readonly element?: string;
  readonly value?: string;
}

const shapes: Readonly<Record<string, ResultShape>> = table.shapes;
const results: Readonly<Record<string, readonly string[]>> = table.results;

/** The parts of a shape; nothing for a value without parts, whose shape is its type: `string`, `integer` … */
export function resultShape(name: string): ResultShape | undefined {
  return Object.hasOwn(shapes, name) ? shapes[name] : undefined;
}

/** Members of what a step of this type results in, with their shapes; nothing for types that are not described. */
export function resultMembers(stepType: string): Readonly<Record<string, string>> | undefined {
  const names = Object.hasOwn(results, stepType) ? results[stepType] : undefined;
  if (!names) return undefined;
  return Object.assign({}, ...names.map((name) => resultShape(name)?.members ?? {}));
}
