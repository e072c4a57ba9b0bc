import fc from "fast-check";
import { exampleFinding } from "../testing/example-report.ts";
import { identitiesOf } from "./finding-identity.ts";
import type { Finding } from "./model.ts";

const identityOf = (parts: Partial<Finding> = {}) => {
  const finding = exampleFinding({ message: "set size; size is 1", ...parts });
  return identitiesOf([finding]).get(finding);
};
const bucket = exampleFinding().urn;

describe("a finding keeps its identity", () => {
  test("wherever its lines have moved to, and whatever its level is now", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (line, appLine) => {
        expect(identityOf({ line, appLine, file: "other.ts", level: "advisory" })).toBe(identityOf());
      }),
      { numRuns: 20 },
    );
  });

  test("whatever value came", () => {
    expect(identityOf({ message: 'set size; size is "a list of 3"' })).toBe(identityOf());
  });

  test("in every stack", () => {
    expect(identityOf({ urn: bucket.replace("app.dev", "app.prod") })).toBe(identityOf());
    const root = (stack: string) => `urn:pulumi:${stack}::shop::pulumi:pulumi:Stack::shop-${stack}`;
    expect(identityOf({ urn: root("app.dev") })).toBe(identityOf({ urn: root("app.prod") }));
  });
});

describe("a finding has another identity", () => {
  test.each([
    ["for another policy", { policy: "other" }],
    ["for another pack", { pack: "other" }],
    ["for another resource", { urn: `${bucket}2` }],
    ["for a resource of another type", { urn: bucket.replace("bucket:Bucket", "object:Object") }],
    ["in another project", { urn: bucket.replace("::shop::", "::other::") }],
    ["for another property", { message: "set size; size[0] is 1" }],
    ["for something else to do", { message: "set weight; size is 1" }],
  ])("%s", (_, parts) => {
    expect(identityOf(parts)).not.toBe(identityOf());
  });

  test("when the same is said twice of one resource", () => {
    const [one, two] = [exampleFinding(), exampleFinding()];
    const identities = [...identitiesOf([one, two]).values()];
    expect(identities.map((identity) => identity.replace(/^[0-9a-f]{32}/, "hash"))).toEqual([
      "hash:1",
      "hash:2",
    ]);
  });
});
