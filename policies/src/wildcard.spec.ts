import fc from "fast-check";
import { fits } from "./wildcard.ts";

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
  ])("%s takes in %s: %s", (pattern, text, expected) => {
    expect(fits(pattern, text)).toBe(expected);
  });

  test("means what a regular expression means", () => {
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const meaning = pattern.replaceAll("*", ".*").replaceAll("?", ".");
        expect(fits(pattern, text)).toBe(new RegExp(`^${meaning}$`).test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test("without wildcards takes in itself only", () => {
    fc.assert(fc.property(letters, letters, (a, b) => expect(fits(a, b)).toBe(a === b)));
  });

  test("takes in no less with a star for any part of it", () => {
    fc.assert(
      fc.property(letters, fc.nat(12), fc.nat(12), (text, from, to) => {
        const [start, end] = [Math.min(from, to), Math.max(from, to)];
        expect(fits(`${text.slice(0, start)}*${text.slice(end)}`, text)).toBe(true);
      }),
    );
  });

  test("is decided quickly even where a regular expression would take for ever", () => {
    const started = performance.now();
    expect(fits("a*".repeat(200) + "b", "a".repeat(2_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
