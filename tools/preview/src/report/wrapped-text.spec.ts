import fc from "fast-check";
import { wrapped } from "./wrapped-text.ts";

test.each([
  ["fits as it is", 13, ["fits as it is"]],
  ["two  spaces", 20, ["two  spaces"]],
  ["is broken between words", 10, ["is broken", "between", "words"]],
  ["has averyverylongword in it", 8, ["has", "averyverylongword", "in it"]],
  ["", 5, [""]],
])("%j in %d characters", (text, width, lines) => {
  expect(wrapped(text, width)).toEqual(lines);
});

test("every line fits or is one word, and no word is lost", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/)),
      fc.integer({ min: 1, max: 40 }),
      (words, width) => {
        const lines = wrapped(words.join(" "), width);
        expect(lines.filter((line) => line.length > width && line.includes(" "))).toEqual([]);
        expect(lines.join(" ")).toBe(words.join(" "));
      },
    ),
  );
});
