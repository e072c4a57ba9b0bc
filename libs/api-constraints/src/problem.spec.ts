import { between, counted, cut, quoted } from "./problem.ts";

test("counts in words", () => {
  expect([counted(0, "element"), counted(1, "element"), counted(2, "element")]).toEqual([
    "0 elements",
    "1 element",
    "2 elements",
  ]);
  expect([counted(1, "entry"), counted(2, "entry")]).toEqual(["1 entry", "2 entries"]);
});

test("says what lies between bounds", () => {
  expect([between(1, 63), between(1, undefined), between(undefined, 63), between(1, 1)]).toEqual([
    "1 to 63",
    "at least 1",
    "at most 63",
    "exactly 1",
  ]);
});

test("shows no more of a text than fits", () => {
  expect(cut("abc", 3)).toBe("abc");
  expect(cut("abcd", 3)).toBe("ab…");
  expect(quoted('a"b')).toBe('"a\\"b"');
  expect(quoted("a".repeat(81))).toBe(`"${"a".repeat(79)}…"`);
});
