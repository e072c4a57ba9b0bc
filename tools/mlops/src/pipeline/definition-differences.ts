import { elementName } from "./element-names.ts";

/** A place at which two definitions differ. */
interface Difference {
  /** Steps and other elements of lists by their name, where they have one. */
  readonly path: string;
  /** What is deployed: JSON, shortened; `nothing` where there is nothing. */
  readonly deployed: string;
  /** What the program makes. */
  readonly program: string;
}

/** Longest value that is shown, in characters. */
const longest = 60;

/** Where a deployed definition differs from what a program makes; nothing is said of what only a deployment knows. */
export function definitionDifferences(deployed: unknown, program: unknown, path = ""): Difference[] {
  if (isUnknown(program) || Object.is(deployed, program)) return [];
  const [one, other] = [membersOf(deployed), membersOf(program)];
  // An empty list and an empty object are alike in having no members.
  if (one && other && Array.isArray(deployed) === Array.isArray(program)) {
    const keys = [...new Set([...one.keys(), ...other.keys()])];
    return keys.flatMap((key) =>
      definitionDifferences(one.get(key), other.get(key), path === "" ? key : `${path}.${key}`),
    );
  }
  return [{ path, deployed: shown(deployed), program: shown(program) }];
}

function isUnknown(value: unknown): boolean {
  return typeof value === "object" && value !== null && "$" in value && value.$ === "unknown";
}

/** Members of an object, or elements of a list; nothing for any other value. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const names = value.map(elementName);
  const areNames = new Set(names).size === names.length && !names.includes(undefined);
  return new Map(value.map((one: unknown, index) => [(areNames && names[index]) || String(index), one]));
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
