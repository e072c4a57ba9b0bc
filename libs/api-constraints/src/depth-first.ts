/** Places that are looked at from one on; no API takes inputs with as many values. */
const MOST = 5_000;

/** What is reached from a place. */
export interface Reached<Place> {
  /** The place itself, then each part with all that it leads to before the next one. */
  readonly all: readonly Place[];
  /** There is more than is looked at, perhaps without an end: a value may hold itself. */
  readonly isCut: boolean;
}

/**
 * What a place and its parts lead to, however deep.
 * @param partsOf what one place leads to; places that are refused are left out here, with all that they lead to
 */
export function depthFirst<Place>(from: Place, partsOf: (place: Place) => readonly Place[]): Reached<Place> {
  const all: Place[] = [];
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (all.length === MOST) return { all, isCut: true };
    all.push(next);
    open.push(...partsOf(next).toReversed());
  }
  return { all, isCut: false };
}
