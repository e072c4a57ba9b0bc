import { accessFaults, soundVariations } from "./access/testing/access-cases.ts";
import { plantedChanges, soundChanges } from "./change/testing/planted-changes.ts";
import { plantedRefusals, soundUpdates } from "./change/testing/planted-refusals.ts";
import { plantedDestructions, soundDestructions } from "./destroy/testing/planted-destructions.ts";
import { findingKinds, labelOf } from "./finding.ts";
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

/** What every table plants: kinds of findings. Access is told by its kind alone. */
const plantedKinds = [
  ...faults.flatMap(({ finds }) => finds.map((find) => find.split(" ")[0])),
  ...[...plantedChanges, ...plantedRefusals, ...plantedDestructions].flatMap(({ finds }) =>
    finds.map((find) => find.split(" ")[1]),
  ),
  ...accessFaults.map(() => "access-denied"),
];
const soundOnes = [sound, soundChanges, soundUpdates, soundDestructions, soundVariations].flat();

test("faults of every kind are planted more than once, and about as many sound variations", () => {
  const counts = Map.groupBy(plantedKinds, (kind) => kind);
  // Of a stack whose file is gone there is no program: see the tests of the command.
  const kinds = findingKinds.filter((kind) => kind !== "stack-removed");
  expect(kinds.filter((kind) => (counts.get(kind)?.length ?? 0) < 2)).toEqual([]);
  expect(plantedKinds.length).toBeGreaterThanOrEqual(150);
  expect(soundOnes.length).toBeGreaterThanOrEqual(100);
});

test.each(faults)("a rehearsal finds $name", async (fault) => {
  expect(await found(fault)).toEqual(fault.finds);
});

test.each(sound)("a rehearsal finds nothing about $name", async (variation) => {
  expect(await found(variation)).toEqual([]);
});
