import { depthFirst } from "./depth-first.ts";

const next = { a: ["b", "d"], b: ["c"], c: [], d: [] } as const;

test("each part comes with all that it leads to before the next one", () => {
  expect(depthFirst<keyof typeof next>("a", (one) => next[one])).toEqual({
    all: ["a", "b", "c", "d"],
    isCut: false,
  });
});

test("what leads to itself is looked at for a while, and is cut", () => {
  const { all, isCut } = depthFirst<string>("a", (one) => [one, one]);
  expect([all.length, isCut]).toEqual([5_000, true]);
});
