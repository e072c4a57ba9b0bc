import { findingText, foundChanges } from "./testing/found-changes.ts";
import { plantedChanges, soundChanges } from "./testing/planted-changes.ts";
import { plantedRefusals, soundUpdates } from "./testing/planted-refusals.ts";

test.each([...plantedChanges, ...plantedRefusals])("found: $name", async ({ finds, ...programs }) => {
  const { findings } = await foundChanges(programs);
  expect(findings.map(findingText)).toEqual(finds);
});

test.each([...soundChanges, ...soundUpdates])("sound: $name", async (programs) => {
  const { findings } = await foundChanges(programs);
  expect(findings.map(findingText)).toEqual([]);
});
