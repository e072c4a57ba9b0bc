import { problem } from "./problem.ts";
import { pathText } from "./schema-problems.ts";

/**
 * Keys named `__proto__`, which YAML and JSON can have: zod leaves them out of records without a word.
 * @param settings what a schema is to judge; only plain objects and lists are looked into
 */
export function lostKeyProblems(settings: unknown, path: readonly PropertyKey[] = []): string[] {
  if (Array.isArray(settings))
    return settings.flatMap((item, index) => lostKeyProblems(item, [...path, index]));
  if (!isPlain(settings)) return [];
  return Object.entries(settings).flatMap(([key, value]) => {
    const at = [...path, key];
    if (key !== "__proto__") return lostKeyProblems(value, at);
    return [problem(pathText(at), value, "another name, because JavaScript gives every object this one")];
  });
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
