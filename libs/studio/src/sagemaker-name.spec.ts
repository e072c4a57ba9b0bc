import fc from "fast-check";
import { duplicateProblems, nameProblems, namedListProblems } from "./sagemaker-name.ts";

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

describe("a name of SageMaker", () => {
  test("may have letters, digits and inner hyphens up to 63 characters", () => {
    const inner = fc.string({ unit: fc.constantFrom(...letters, "-"), maxLength: 61 });
    const end = fc.constantFrom(...letters);
    fc.assert(
      fc.property(end, inner, end, (first, middle, last) => {
        expect(nameProblems("name", `${first}${middle}${last}`)).toEqual([]);
      }),
    );
  });

  test.each(["", "-ana", "ana-", "an_a", "an.a", "an a", "müller", "a".repeat(64)])("is not %p", (name) => {
    expect(nameProblems("users[0].name", name)).toEqual([
      `users[0].name: got "${name}"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends`,
    ]);
  });
});

describe("a list of named things", () => {
  test("refuses names that differ in case only, as ARNs are in lower case", () => {
    expect(duplicateProblems("users", [{ name: "ana" }, { name: "ben" }, { name: "Ana" }])).toEqual([
      'users[2].name: "Ana" is taken by users[0]',
    ]);
  });

  test("tells bad names and names that stand there twice at once", () => {
    expect(namedListProblems("spaces", [{ name: "a_b" }, { name: "a_b" }])).toHaveLength(3);
  });
});
