import fc from "fast-check";
import { physicalName } from "./names.ts";

const parts = fc.array(fc.string(), { minLength: 1, maxLength: 5 });

describe("a physical name", () => {
  test("reads as its parts and ends in a hash of them", () => {
    expect(physicalName({ parts: ["mlops", "dev", "data"], maxLength: 63 })).toBe("mlops-dev-data-21c16415");
  });

  test("differs where only the unique part differs", () => {
    const name = (account: string) => physicalName({ parts: ["data"], unique: [account], maxLength: 63 });
    expect(name("111122223333")).not.toBe(name("444455556666"));
  });

  test("keeps its end where it is too long, because the end tells most", () => {
    const name = physicalName({ parts: ["a-very-long-team-name", "endpoint"], maxLength: 20 });
    expect(name).toMatch(/^me-endpoint-[0-9a-f]{8}$/);
  });

  test("is lower-case letters, digits and single hyphens, begins with a letter and fits, for all parts", () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 12, max: 256 }), (given, maxLength) => {
        const name = physicalName({ parts: given, maxLength });
        expect(name).toMatch(/^[a-z](-?[a-z0-9])*$/);
        expect(name.length).toBeLessThanOrEqual(maxLength);
      }),
    );
  });

  test("is the same for the same parts and another for other parts", () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const name = (given: string[]) => physicalName({ parts: given, maxLength: 63 });
        expect(name([...one])).toBe(name(one));
        if (JSON.stringify(one) !== JSON.stringify(other)) expect(name(one)).not.toBe(name(other));
      }),
    );
  });

  test("refuses no parts and a limit too small for a name", () => {
    expect(() => physicalName({ parts: [], maxLength: 63 })).toThrow(
      new Error("a physical name needs at least one part"),
    );
    expect(() => physicalName({ parts: ["a"], maxLength: 11 })).toThrow(
      new Error("maxLength must be at least 12, got 11"),
    );
  });
});
