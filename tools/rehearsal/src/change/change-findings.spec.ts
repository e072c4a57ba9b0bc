import { findingText, foundChanges } from "./testing/found-changes.ts";
import { plantedChanges, soundChanges } from "./testing/planted-changes.ts";

test.each(plantedChanges)("found: $name", async ({ finds, ...programs }) => {
  const { findings } = await foundChanges(programs);
  expect(findings.map(findingText)).toEqual(finds);
});

test.each(soundChanges)("sound: $name", async (programs) => {
  const { findings } = await foundChanges(programs);
  expect(findings.map(findingText)).toEqual([]);
});
