import { isDeepStrictEqual } from "node:util";
import { output } from "@pulumi/pulumi";
import fc from "fast-check";
import { plainContent } from "./content.ts";

test("content does not depend on the order of keys, nor on keys without a value", () => {
  expect(plainContent({ b: [1, { d: 2, c: undefined }], a: "x" })).toBe(
    plainContent({ a: "x", b: [1, { d: 2 }] }),
  );
});

test("what only a deployment knows counts as one and the same", () => {
  expect(plainContent({ a: output("x") })).toBe(plainContent({ a: Promise.resolve("y") }));
  expect(plainContent({ a: output("x") })).not.toBe(plainContent({ a: "x" }));
});

test("other content is another text, for all content", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const normal = (value: unknown) => JSON.stringify(value, (_, v: unknown) => (Object.is(v, -0) ? 0 : v));
      const isEqual = isDeepStrictEqual(JSON.parse(normal(one)), JSON.parse(normal(other)));
      expect(plainContent(one) === plainContent(other)).toBe(isEqual);
      expect(plainContent(structuredClone(one))).toBe(plainContent(one));
    }),
  );
});
