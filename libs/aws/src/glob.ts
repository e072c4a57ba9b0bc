/** Stands for a character that no pattern names: only wildcards take it in. */
const unnamed = "\u0000";

/**
 * Whether `text` as a whole fits `pattern` as in IAM, where `*` stands for any characters and `?` for exactly one. Takes
 * at most length x length steps, whatever the pattern (a regular expression may take forever).
 */
export function fitsGlob(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let retryFrom = 0;
  for (let index = 0; index < text.length;) {
    if (pattern[at] === "*") {
      star = at;
      at += 1;
      retryFrom = index;
      if (at === pattern.length) return true;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      // The last star takes more characters, up to one that may follow it.
      at = star + 1;
      retryFrom = nextPlaceOf(pattern[at], text, retryFrom + 1);
      if (retryFrom < 0) return false;
      index = retryFrom;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}

/** The first place, not before `from`, of what a character of a pattern takes in; -1 when there is none. */
function nextPlaceOf(character: string | undefined, text: string, from: number): number {
  return character === undefined || character === "*" || character === "?"
    ? from
    : text.indexOf(character, from);
}

/** Characters of the longest ARN: comparing patterns takes a call for each character. */
const LONGEST = 2_048;

/**
 * Whether every text that fits `pattern` fits `bound` as well; never said of patterns longer than an ARN may be. It is
 * enough to try texts that fill wildcards with unnamed characters: whatever takes in those takes in all.
 */
export function isGlobWithin(pattern: string, bound: string): boolean {
  if (Math.max(pattern.length, bound.length) > LONGEST) return false;
  // What every text of `bound` begins with, every text of `pattern` must begin with.
  if (!pattern.startsWith(bound.split(/[*?]/, 1).join(""))) return false;
  const failed = new Set<string>();
  return holds(0, closure(bound, [0]));

  /** Whether the rest of `pattern` from `index` leads from places in `bound` to its end, whatever fills wildcards. */
  function holds(index: number, places: readonly number[]): boolean {
    const key = `${index} ${places.join(",")}`;
    if (places.length === 0 || failed.has(key)) return false;
    const result = holdsFrom(index, places);
    if (!result) failed.add(key);
    return result;
  }

  function holdsFrom(index: number, places: readonly number[]): boolean {
    const part = pattern[index];
    if (part === undefined) return places.includes(bound.length);
    if (part === "*") return fillings(bound, places).every((filled) => holds(index + 1, filled));
    return holds(index + 1, step(bound, places, part === "?" ? unnamed : part));
  }
}

/** The places that no, one, two … unnamed characters lead to, until nothing new comes. */
function fillings(bound: string, start: readonly number[]): (readonly number[])[] {
  const seen = new Map<string, readonly number[]>();
  for (let places = start; !seen.has(places.join(",")); places = step(bound, places, unnamed)) {
    seen.set(places.join(","), places);
  }
  return [...seen.values()];
}

/** The places in `bound` that one more character leads to. */
function step(bound: string, places: readonly number[], character: string): readonly number[] {
  const next = places.flatMap((place) => {
    const part = bound[place];
    if (part === "*") return [place];
    return part === "?" || part === character ? [place + 1] : [];
  });
  return closure(bound, next);
}

/** The same places, and those behind the stars that they stand before: a star may take nothing. */
function closure(bound: string, places: readonly number[]): readonly number[] {
  const all = new Set(places);
  for (const place of all) if (bound[place] === "*") all.add(place + 1);
  return [...all].toSorted((a, b) => a - b);
}

/** Whether some text fits both patterns; said of all patterns longer than an ARN may be. */
export function doGlobsOverlap(one: string, other: string): boolean {
  if (Math.max(one.length, other.length) > LONGEST) return true;
  // Places in `other` that some text leads to which fits `one` up to a place.
  let places = closure(other, [0]);
  for (const part of one) {
    places = part === "*" ? onwards(other, places) : meet(other, places, part);
    if (places.length === 0) return false;
  }
  return places.includes(other.length);
}

/** All places from the first one on: a star takes whatever the other pattern says. */
function onwards(pattern: string, places: readonly number[]): readonly number[] {
  const first = Math.min(...places);
  return Array.from({ length: pattern.length - first + 1 }, (_, index) => first + index);
}

/** The places that one character more leads to, which both patterns take in. */
function meet(pattern: string, places: readonly number[], part: string): readonly number[] {
  const next = places.flatMap((place) => {
    const own = pattern[place];
    if (own === "*") return [place];
    return own !== undefined && (own === "?" || part === "?" || own === part) ? [place + 1] : [];
  });
  return closure(pattern, next);
}
