import { nearest } from "@mlops/api-constraints";

/** Comparing takes time: with more names or longer ones nothing is suggested. */
const MAX_NAMES = 500;
const MAX_LENGTH = 256;

/** The name that was most likely meant, to follow what is expected: `; the nearest is Train`. */
export function nearestName(name: string, names: ReadonlyMap<string, unknown>): string {
  if (names.size === 0) return "; it has none";
  if (names.size > MAX_NAMES || name.length > MAX_LENGTH) return "";
  return `; the nearest is ${nearest(
    name,
    [...names.keys()].filter((one) => one.length <= MAX_LENGTH),
  )}`;
}
