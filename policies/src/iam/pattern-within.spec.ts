import fc from "fast-check";
import { fits } from "../wildcard.ts";
import { patternWithin } from "./pattern-within.ts";

const patterns = fc.string({ unit: fc.constantFrom("a", "b", ":", "*", "?"), maxLength: 6 });

/** Texts that fit a pattern: none, one and many characters for each star, none of which any pattern names. */
function examples(pattern: string): string[] {
  const fillings: Readonly<Record<string, readonly string[]>> = { "*": ["", "Ω", "ΩΩΩΩΩΩΩΩ"], "?": ["Ω"] };
  return [...pattern].reduce<string[]>(
    (texts, part) => texts.flatMap((text) => (fillings[part] ?? [part]).map((filling) => text + filling)),
    [""],
  );
}

describe("a pattern", () => {
  test.each([
    ["s3:GetObject", "s3:Get*", true],
    ["s3:Get*", "s3:Get*", true],
    ["s3:GetObject*", "s3:Get*", true],
    ["s3:Get?bject", "s3:Get*", true],
    ["s3:*", "s3:Get*", false],
    ["s3:Get*", "s3:GetObject", false],
    ["*", "s3:*", false],
    ["*", "*", true],
    ["*?", "?*", true],
    ["*", "?*", false],
    ["a?", "a*", true],
    ["a*", "a?", false],
  ])("%s is within %s: %s", (pattern, bound, expected) => {
    expect(patternWithin(pattern, bound)).toBe(expected);
  });

  test("is within another one when whatever fits it fits the other", () => {
    fc.assert(
      fc.property(patterns, patterns, (pattern, bound) => {
        const allFit = examples(pattern).every((text) => fits(bound, text));
        expect(patternWithin(pattern, bound)).toBe(allFit);
      }),
      { numRuns: 5_000 },
    );
  });

  test("without wildcards is within what it fits", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 8 });
    fc.assert(
      fc.property(text, patterns, (one, bound) => {
        expect(patternWithin(one, bound)).toBe(fits(bound, one));
      }),
    );
  });
});
