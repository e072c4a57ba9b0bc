import { nearest } from "@mlops/api-constraints";

/** So many are named. */
const maxNames = 3;

/** The names that a text was most likely meant to be, the likeliest first. */
export function nearestNames(text: string, names: readonly string[]): string[] {
  const found: string[] = [];
  while (found.length < maxNames) {
    const next = nearest(
      text,
      names.filter((name) => !found.includes(name)),
    );
    if (next === undefined) break;
    found.push(next);
  }
  return found;
}
