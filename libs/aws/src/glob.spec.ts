import fc from "fast-check";
import { doGlobsOverlap, fitsGlob, isGlobWithin } from "./glob.ts";

const letters = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 12 });
const patterns = fc.string({ unit: fc.constantFrom("a", "b", ":", "*", "?"), maxLength: 8 });

describe("a wildcard pattern", () => {
  test.each([
    ["*", "", true],
    ["*", "anything", true],
    ["", "", true],
    ["", "a", false],
    ["?", "", false],
    ["s3:Get*", "s3:GetObject", true],
    ["s3:Get*", "s3:PutObject", false],
    ["s3:*Object", "s3:GetObject", true],
    ["s3:*Object", "s3:GetObjectAcl", false],
    ["s3:Get?bject", "s3:GetObject", true],
    ["a*b*c", "a-b-b-c", true],
    ["a*b*c", "a-c-b", false],
    ["a.c", "abc", false],
    ["ml.m5.*", "ml.m5.large", true],
    ["ml.m5.*", "ml.m5d.large", false],
    ["ml.m?.large", "ml.m5.large", true],
    ["ml.m5.large", "ml.m5xlarge", false],
  ])("%s takes in %s: %s", (pattern, text, expected) => {
    expect(fitsGlob(pattern, text)).toBe(expected);
  });

  test("means what a regular expression means", () => {
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const meaning = pattern.replaceAll("*", ".*").replaceAll("?", ".");
        expect(fitsGlob(pattern, text)).toBe(new RegExp(`^${meaning}$`).test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test("without wildcards takes in itself only", () => {
    fc.assert(fc.property(letters, letters, (a, b) => expect(fitsGlob(a, b)).toBe(a === b)));
  });

  test("takes in no less with a star for any part of it", () => {
    fc.assert(
      fc.property(letters, fc.nat(12), fc.nat(12), (text, from, to) => {
        const [start, end] = [Math.min(from, to), Math.max(from, to)];
        expect(fitsGlob(`${text.slice(0, start)}*${text.slice(end)}`, text)).toBe(true);
      }),
    );
  });

  test("is decided quickly even where a regular expression would take for ever", () => {
    const started = performance.now();
    expect(fitsGlob("a*".repeat(200) + "b", "a".repeat(2_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

const shortPatterns = fc.string({ unit: fc.constantFrom("a", "b", ":", "*", "?"), maxLength: 6 });

/** Texts that fit a pattern: none, one and many characters for each star, none of which any pattern names. */
function examples(pattern: string): string[] {
  const fillings: Readonly<Record<string, readonly string[]>> = { "*": ["", "Ω", "ΩΩΩΩΩΩΩΩ"], "?": ["Ω"] };
  return [...pattern].reduce<string[]>(
    (texts, part) => texts.flatMap((text) => (fillings[part] ?? [part]).map((filling) => text + filling)),
    [""],
  );
}

describe("a wildcard pattern", () => {
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
    expect(isGlobWithin(pattern, bound)).toBe(expected);
  });

  test("is within another one when whatever fits it fits the other", () => {
    fc.assert(
      fc.property(shortPatterns, shortPatterns, (pattern, bound) => {
        const allFit = examples(pattern).every((text) => fitsGlob(bound, text));
        expect(isGlobWithin(pattern, bound)).toBe(allFit);
      }),
      { numRuns: 5_000 },
    );
  });

  test("without wildcards is within what it fits", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 8 });
    fc.assert(
      fc.property(text, shortPatterns, (one, bound) => {
        expect(isGlobWithin(one, bound)).toBe(fitsGlob(bound, one));
      }),
    );
  });
});

test("two patterns overlap when some text fits both", () => {
  fc.assert(
    fc.property(shortPatterns, shortPatterns, (one, other) => {
      const isShared = [...examples(one), ...examples(other)].some(
        (text) => fitsGlob(one, text) && fitsGlob(other, text),
      );
      if (isShared) expect(doGlobsOverlap(one, other)).toBe(true);
      expect(doGlobsOverlap(one, other)).toBe(doGlobsOverlap(other, one));
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ["a*", "*b", true],
  ["a*c", "ab?", true],
  ["a*", "b*", false],
  ["a?", "a", false],
  ["*a*", "b*c", true],
  ["ab*", "ac*", false],
  ["ab*", "a?c*", true],
  ["", "*", true],
])("%s and %s overlap: %s", (one, other, expected) => {
  expect(doGlobsOverlap(one, other)).toBe(expected);
});

test("a pattern longer than an ARN may be is within none", () => {
  expect(isGlobWithin("*".repeat(1_000_000), "*")).toBe(false);
});
