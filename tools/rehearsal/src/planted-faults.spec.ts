import { labelOf } from "./finding.ts";
import { findingsOf } from "./findings.ts";
import { nameFaults } from "./testing/faults/names.ts";
import { referenceFaults } from "./testing/faults/references.ts";
import { sizeFaults } from "./testing/faults/sizes.ts";
import { valueFaults } from "./testing/faults/values.ts";
import { deployed } from "./testing/pretend-stacks.ts";

const cases = [...valueFaults, ...nameFaults, ...referenceFaults, ...sizeFaults];
const faults = cases.filter(({ finds }) => finds.length > 0);
const sound = cases.filter(({ finds }) => finds.length === 0);

const found = async ({ programs }: (typeof cases)[number]) =>
  findingsOf(await deployed(programs)).map(
    ({ kind, stack, resource }) => `${kind} ${resource ? labelOf(resource) : stack}`,
  );

test("there are as many sound variations as faults, and many of both", () => {
  expect(faults.length).toBeGreaterThanOrEqual(30);
  expect(sound.length).toBeGreaterThanOrEqual(faults.length);
});

test.each(faults)("a rehearsal finds $name", async (fault) => {
  expect(await found(fault)).toEqual(fault.finds);
});

test.each(sound)("a rehearsal finds nothing about $name", async (variation) => {
  expect(await found(variation)).toEqual([]);
});
