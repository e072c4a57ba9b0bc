import fc from "fast-check";
import { awsEnvironment } from "./environment.ts";
import { type PhysicalNameParts, physicalName } from "./names.ts";

const environment = awsEnvironment({
  app: "fraud",
  name: "dev",
  account: "111122223333",
  region: "eu-west-1",
});
const named = (parts: Omit<PhysicalNameParts, "environment">) => physicalName({ environment, ...parts });
const parts = fc.array(fc.string(), { minLength: 1, maxLength: 5 });

describe("a physical name", () => {
  test("reads as app, environment and parts, and ends in a hash of them", () => {
    expect(named({ parts: ["data", "raw"], maxLength: 63 })).toBe("mlops-fraud-dev-data-raw-b3822f0e");
  });

  test("of two apps or two environments differs, even where nothing but the end of its parts has room", () => {
    const names = [
      environment,
      { ...environment, app: "churn" },
      { ...environment, name: "qa" as const },
    ].map((owner) => physicalName({ environment: owner, parts: ["scoring"], maxLength: 16 }));
    expect(names.map((name) => name.slice(0, -8))).toEqual(["scoring-", "scoring-", "scoring-"]);
    expect(new Set(names).size).toBe(3);
  });

  test("differs where only the unique part differs", () => {
    const name = (account: string) => named({ parts: ["data"], unique: [account], maxLength: 63 });
    expect(name("111122223333")).not.toBe(name("444455556666"));
  });

  test("keeps its beginning, which rights are limited by, and its end, which tells most, where it is too long", () => {
    const name = named({ parts: ["a-very-long-team-name", "endpoint"], maxLength: 40 });
    expect(name).toMatch(/^mlops-fraud-dev-m-name-endpoint-[0-9a-f]{8}$/);
  });

  test("keeps its end alone where there is no room for more", () => {
    const name = named({ parts: ["a-very-long-team-name", "endpoint"], maxLength: 20 });
    expect(name).toMatch(/^me-endpoint-[0-9a-f]{8}$/);
  });

  test("is lower-case letters, digits and single hyphens, begins with a letter and fits, for all parts", () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 12, max: 256 }), (given, maxLength) => {
        const name = named({ parts: given, maxLength });
        expect(name).toMatch(/^[a-z](-?[a-z0-9])*$/);
        expect(name.length).toBeLessThanOrEqual(maxLength);
      }),
    );
  });

  test("is the same for the same parts and another for other parts", () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const name = (given: string[]) => named({ parts: given, maxLength: 63 });
        expect(name([...one])).toBe(name(one));
        if (JSON.stringify(one) !== JSON.stringify(other)) expect(name(one)).not.toBe(name(other));
      }),
    );
  });

  test("refuses no parts and a limit too small for a name", () => {
    expect(() => named({ parts: [], maxLength: 63 })).toThrow(
      new Error("a physical name needs at least one part"),
    );
    expect(() => named({ parts: ["a"], maxLength: 11 })).toThrow(
      new Error("maxLength must be at least 12, got 11"),
    );
  });
});
