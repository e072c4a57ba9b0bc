import { localDiskInstanceTypes } from "@mlops/aws";
import { Property } from "@mlops/api-constraints/property";
import { takeVolumeKey } from "./local-disk.ts";

describe("machines", () => {
  const types = (...texts: (string | undefined)[]) =>
    texts.map((text) => (text === undefined ? undefined : Property.of(text)));
  const take = (...texts: (string | undefined)[]) => takeVolumeKey(types(...texts), localDiskInstanceTypes());

  test("take a key when none of them has a disk of its own", () => {
    expect(take("ml.m5.large", "ml.p3.2xlarge")).toBe(true);
    expect(take("ml.m5.large", "ml.g5.xlarge")).toBe(false);
  });

  test("take none for certain when a type is not known, or there is none", () => {
    expect(take("ml.m5.large", undefined)).toBe(false);
    expect(takeVolumeKey([Property.of({})], localDiskInstanceTypes())).toBe(false);
    expect(take()).toBe(false);
  });
});
