/** What is longer than this is compared by its beginning: comparing takes the product of both lengths. */
const COMPARED = 64;

/** The one of `candidates` that `text` was most likely meant to be. A beginning in common counts for it. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const wanted = text.slice(0, COMPARED).toLowerCase();
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const other = candidate.slice(0, COMPARED).toLowerCase();
    const distance = editsBetween(wanted, other) - lengthInCommon(wanted, other);
    if (best === undefined || distance < best.distance) best = { candidate, distance };
  }
  return best?.candidate;
}

/** How many characters two texts begin with in common. */
function lengthInCommon(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** How many characters have to be changed, added or taken away to make one text of the other. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
