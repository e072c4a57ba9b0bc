import { instanceFacts } from "@mlops/aws";
import { Property } from "../property.ts";
import { localDiskInstanceTypes, takeVolumeKey } from "./local-disk.ts";

describe("machines", () => {
  const types = (...texts: (string | undefined)[]) =>
    texts.map((text) => (text === undefined ? undefined : Property.of(text)));
  const take = (...texts: (string | undefined)[]) => takeVolumeKey(types(...texts), localDiskInstanceTypes);

  test("take a key when none of them has a disk of its own", () => {
    expect(take("ml.m5.large", "ml.p3.2xlarge")).toBe(true);
    expect(take("ml.m5.large", "ml.g5.xlarge")).toBe(false);
  });

  test("take none for certain when a type is not known, or there is none", () => {
    expect(take("ml.m5.large", undefined)).toBe(false);
    expect(takeVolumeKey([Property.of({})], localDiskInstanceTypes)).toBe(false);
    expect(take()).toBe(false);
  });

  test.each([
    "c5",
    "c5d",
    "c6i",
    "c7i",
    "g4dn",
    "g5",
    "g6",
    "g6e",
    "m5",
    "m5d",
    "m6g",
    "p3",
    "p4d",
    "p5",
    "r5",
    "t3",
  ])("of ml.%s are known as the platform's own table knows them", (family) => {
    const sizes = ["medium", "large", "xlarge", "2xlarge", "24xlarge", "48xlarge"];
    const known = sizes.flatMap((size) => {
      const facts = instanceFacts(`ml.${family}.${size}`);
      return facts ? [[`ml.${family}.${size}`, facts.localDisk] as const] : [];
    });
    expect(known.length).toBeGreaterThan(0);
    expect(known.map(([type]) => [type, !take(type)])).toEqual(known);
  });
});
