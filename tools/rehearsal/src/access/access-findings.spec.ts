import { accessFindings } from "./access-findings.ts";
import { accessFaults, soundVariations } from "./testing/access-cases.ts";
import { smallWorld } from "./testing/small-world.ts";

test("where everybody is allowed what they need, nothing is found", () => {
  expect(accessFindings(smallWorld())).toEqual([]);
});

describe("what is missing is found where it is needed, with the policy in the way:", () => {
  test.each(accessFaults)("$name", ({ edits, at, says }) => {
    const found = accessFindings(smallWorld(edits)).map(({ kind, resource, message }) => ({
      kind,
      at: resource?.resource.name,
      says: message,
    }));
    expect(found).toContainEqual({ kind: "access-denied", at, says: expect.stringContaining(says) });
  });
});

describe("nothing is found where", () => {
  test.each(soundVariations)("$name", ({ edits }) => {
    expect(accessFindings(smallWorld(edits)).map(({ message }) => message)).toEqual([]);
  });
});
