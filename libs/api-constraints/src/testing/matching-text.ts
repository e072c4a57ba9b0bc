import fc from "fast-check";
import { expressionOf, fitsPattern } from "../pattern.ts";

/** By pattern: most patterns are those of several shapes, and reading one takes fast-check long. */
const arbitraries = new Map<string, fc.Arbitrary<string>>();

/** Texts that match a pattern of the APIs. */
export function matchingText(pattern: string): fc.Arbitrary<string> {
  const known = arbitraries.get(pattern) ?? newArbitrary(pattern);
  arbitraries.set(pattern, known);
  return known;
}

function newArbitrary(pattern: string): fc.Arbitrary<string> {
  const { source } = expressionOf(pattern);
  // fast-check knows neither empty groups nor ranges of surrogates.
  const simple = source.replace("|()", "").replace("\\uD800\\uDC00-\\uDBFF\\uDFFF", "");
  const plain = new RegExp(withoutLookaround(simple), "u");
  return fc.stringMatching(plain).filter((text) => fitsPattern(pattern, text));
}

/** fast-check cannot make texts for what looks ahead or behind; that part is checked afterwards. */
function withoutLookaround(source: string): string {
  const start = /\(\?(=|!|<!|<=)/.exec(source)?.index;
  if (start === undefined) return source;
  let depth = 0;
  for (let index = start; index < source.length; index++) {
    if (source[index] === "\\") index++;
    else if (source[index] === "(") depth++;
    else if (source[index] === ")" && --depth === 0) {
      return withoutLookaround(source.slice(0, start) + source.slice(index + 1));
    }
  }
  throw new Error(`${source} has no end`);
}
