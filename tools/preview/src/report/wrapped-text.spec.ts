import fc from "fast-check";
import { wrapped } from "./wrapped-text.ts";

test.each([
  ["fits as it is", 13, ["fits as it is"]],
  ["two  spaces", 20, ["two  spaces"]],
  ["is broken between words", 10, ["is broken", "between", "words"]],
  ["has averyverylongword in it", 8, ["has", "averyver", "ylongwor", "d in it"]],
  ["arn:aws:iam::1:role/mlops/jobs", 16, ["arn:aws:iam::1:", "role/mlops/jobs"]],
  ["on /a/long/path", 8, ["on", "/a/long/", "path"]],
  ["", 5, [""]],
])("%j in %d characters", (text, width, lines) => {
  expect(wrapped(text, width)).toEqual(lines);
});

test("every line fits, and no character is lost", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z/]{1,12}$/)),
      fc.integer({ min: 1, max: 40 }),
      (words, width) => {
        const lines = wrapped(words.join(" "), width);
        expect(lines.filter((line) => line.length > width)).toEqual([]);
        expect(lines.join("").replaceAll(" ", "")).toBe(words.join(""));
      },
    ),
  );
});
