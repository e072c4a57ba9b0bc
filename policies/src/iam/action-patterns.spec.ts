import fc from "fast-check";
import { ActionPatterns, namesService, takesInAction } from "./action-patterns.ts";

const part = fc.string({ unit: fc.constantFrom("a", "B", "*", "?"), maxLength: 4 });
const pattern = fc.oneof(
  fc.tuple(part, part).map((parts) => parts.join(":")),
  part,
);
const action = fc.stringMatching(/^[ab]{1,3}:[AaBb]{1,4}$/);

test("patterns take in an action when one of them does", () => {
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 5 }), action, (patterns, one) => {
      const expected = patterns.some((each) => takesInAction(each, one));
      expect(new ActionPatterns(patterns).takesIn(one)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["s3:Get*", true],
  ["s3:*", true],
  ["s3:", true],
  ["*", false],
  ["*:Get*", false],
  ["s?:GetObject", false],
  ["s3", false],
  ["", false],
])("the service of %j is certain: %s", (one, expected) => {
  expect(namesService(one)).toBe(expected);
});
