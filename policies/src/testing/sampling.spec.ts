import { choicesOf, pairsOf, smallest } from "./sampling.ts";

const letters = (count: number) => Array.from("abcdefghijklmnopqrstuvwxyz").slice(0, count);

describe("what is tried", () => {
  test("is every subset of a few items", () => {
    expect(choicesOf(letters(3), 100).map((one) => one.join(""))).toEqual([
      "a",
      "b",
      "c",
      "ab",
      "ac",
      "bc",
      "abc",
    ]);
    expect(choicesOf(letters(5), 100)).toHaveLength(31);
    expect(choicesOf([], 100)).toEqual([]);
  });

  test("is each, every pair and larger subsets of many items, the same ones every time", () => {
    const choices = choicesOf(letters(20), 1000);
    const ofSize = (size: number) => choices.filter((one) => one.length === size).map((one) => one.join(""));
    expect(ofSize(1)).toEqual(expect.arrayContaining(letters(20)));
    const pairs = letters(20).flatMap((one, index) =>
      letters(20)
        .slice(index + 1)
        .map((other) => one + other),
    );
    expect(ofSize(2)).toEqual(expect.arrayContaining(pairs));
    expect(Math.max(...choices.map((one) => one.length))).toBeGreaterThan(15);
    expect(choicesOf(letters(20), 1000)).toEqual(choices);
  });

  test("is a sample of the pairs where there are too many, without one twice", () => {
    const pairs = pairsOf(letters(26), 50).map((one) => one.join(""));
    expect(new Set(pairs).size).toBe(50);
    expect(pairs.filter((one) => one < "m").length).toBeGreaterThan(10);
    expect(pairs.filter((one) => one > "m").length).toBeGreaterThan(2);
    expect(pairsOf(letters(26), 50).map((one) => one.join(""))).toEqual(pairs);
  });
});

test("what is reported is as small as it can be", () => {
  const isSo = (some: readonly string[]) => some.includes("b") && some.includes("d");
  expect(smallest(letters(5), isSo)).toEqual(["b", "d"]);
});
