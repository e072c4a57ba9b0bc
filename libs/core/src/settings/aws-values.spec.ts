import fc from "fast-check";
import { instanceTypeValue, sagemakerNameValue } from "./aws-values.ts";
import { settingsProblems } from "./checked-settings.ts";

describe("an instance type of SageMaker", () => {
  test.each(["ml.t3.medium", "ml.g5.48xlarge", "ml.p4d.24xlarge", "ml.geospatial.interactive"])(
    "may be %s",
    (name) => {
      expect(settingsProblems(instanceTypeValue(), name)).toEqual([]);
    },
  );

  test.each(["t3.medium", "ml.t3", "ml.t3.*", "ML.t3.medium", ""])("is not %p", (name) => {
    expect(settingsProblems(instanceTypeValue(), name)).toEqual([
      `value: got "${name}"; expected an instance type of SageMaker, such as "ml.t3.medium"`,
    ]);
  });
});

describe("a name of SageMaker", () => {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".split("");

  test("may have letters, digits and inner hyphens up to 63 characters", () => {
    const inner = fc.string({ unit: fc.constantFrom(...letters, "-"), maxLength: 61 });
    const end = fc.constantFrom(...letters);
    fc.assert(
      fc.property(end, inner, end, (first, middle, last) => {
        expect(settingsProblems(sagemakerNameValue(), `${first}${middle}${last}`)).toEqual([]);
      }),
    );
  });

  test.each(["", "-ana", "ana-", "an_a", "an.a", "an a", "müller", "a".repeat(64)])("is not %p", (name) => {
    expect(settingsProblems(sagemakerNameValue(), name)).toEqual([
      `value: got "${name}"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends`,
    ]);
  });
});
