import { matchesEvent } from "./event-pattern.ts";

test.each<[string, object, object, boolean]>([
  ["one of the values", { source: ["a", "b"] }, { source: "b" }, true],
  ["another value", { source: ["a"] }, { source: "b" }, false],
  ["a value that is not there", { detail: { state: ["a"] } }, {}, false],
  ["a list with one that fits", { resources: ["a"] }, { resources: ["b", "a"] }, true],
  ["a text that begins so", { key: [{ prefix: "in/" }] }, { key: "in/1" }, true],
  ["a text that begins otherwise", { key: [{ prefix: "in/" }] }, { key: "out/1" }, false],
  ["what is not excluded", { name: [{ "anything-but": ["a"] }] }, { name: "b" }, true],
  ["what is excluded", { name: [{ "anything-but": "a" }] }, { name: "a" }, false],
  ["what has to be there", { name: [{ exists: true }] }, { name: "" }, true],
  ["what must not be there", { name: [{ exists: false }] }, { name: "a" }, false],
  ["one of the alternatives", { $or: [{ a: [1] }, { b: [2] }] }, { b: 2 }, true],
  ["none of the alternatives", { $or: [{ a: [1] }, { b: [2] }] }, { b: 1 }, false],
])("of %s, a pattern is true or not", (_, pattern, event, isTrue) => {
  expect(matchesEvent(pattern, event)).toBe(isTrue);
});

test("a comparison that is not known here is no match by chance", () => {
  expect(() => matchesEvent({ size: [{ numeric: [">", 1] }] }, { size: 2 })).toThrow(
    "event pattern: got numeric; expected anything-but, exists, prefix",
  );
});
