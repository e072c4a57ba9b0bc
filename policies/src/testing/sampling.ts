/**
 * Subsets of `items` to try, the same ones in every run: every subset while there are few, else each item, each pair
 * (or `most` of the pairs) and a sample of subsets of every size.
 */
export function choicesOf<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  if (items.length <= 5) return subsetsOf(items);
  return [...items.map((item) => [item]), ...pairsOf(items, most), ...sampleOf(items, 40 + items.length)];
}

/** Every subset of `items` that has any, the smallest first. */
function subsetsOf<T>(items: readonly T[]): T[][] {
  const all = items.reduce<T[][]>((some, item) => [...some, ...some.map((one) => [...one, item])], [[]]);
  return all.slice(1).sort((one, other) => one.length - other.length);
}

/** Every pair of `items`; when there are more than `most`, that many of them. */
export function pairsOf<T>(items: readonly T[], most: number): (readonly [T, T])[] {
  const all = items.flatMap((one, index) => items.slice(index + 1).map((other) => [one, other] as const));
  return all.length > most ? shuffled(all).slice(0, most) : all;
}

/** So many subsets of `items`, of every size. */
function sampleOf<T>(items: readonly T[], count: number): T[][] {
  const random = randomNumbers();
  return Array.from({ length: count }, () => {
    const share = random();
    return items.filter(() => random() < share);
  });
}

/** As few of `items` as have what `items` have, found by leaving out one after the other. */
export function smallest<T>(items: readonly T[], isSo: (some: readonly T[]) => boolean): readonly T[] {
  return items.reduce<readonly T[]>((kept, item) => {
    const fewer = kept.filter((one) => one !== item);
    return isSo(fewer) ? fewer : kept;
  }, items);
}

function shuffled<T>(items: readonly T[]): T[] {
  const random = randomNumbers();
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}

/** The same numbers from 0 to 1 in every run (mulberry32): fast-check takes longer to load than a rule to be judged. */
function randomNumbers(): () => number {
  let state = 20_261_121;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
