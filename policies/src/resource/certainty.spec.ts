import fc from "fast-check";
import { type Certainty, allOf, anyOf } from "./certainty.ts";

const certainties = fc.array(fc.constantFrom<Certainty>("yes", "no", "maybe"), { maxLength: 5 });
/** What each part may turn out to be, in every combination. */
const outcomes = (parts: readonly Certainty[]): boolean[][] =>
  parts.reduce<boolean[][]>(
    (before, part) =>
      before.flatMap((one) =>
        (part === "maybe" ? [true, false] : [part === "yes"]).map((outcome) => [...one, outcome]),
      ),
    [[]],
  );
const certain = (results: readonly boolean[]): Certainty => {
  if (results.every(Boolean)) return "yes";
  return results.some(Boolean) ? "maybe" : "no";
};

describe("what is known of parts", () => {
  test("says of all of them what every outcome says", () => {
    fc.assert(
      fc.property(certainties, (parts) => {
        expect(allOf(parts)).toBe(certain(outcomes(parts).map((one) => one.every(Boolean))));
      }),
    );
  });

  test("says of any of them what every outcome says", () => {
    fc.assert(
      fc.property(certainties, (parts) => {
        expect(anyOf(parts)).toBe(certain(outcomes(parts).map((one) => one.some(Boolean))));
      }),
    );
  });
});
