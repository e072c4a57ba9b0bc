import { resourceDefaults } from "@mlops/engine";
import type { DeployedResource } from "../rehearsal.ts";
import { findingText } from "../change/testing/found-changes.ts";
import { deployedSoundly } from "../testing/pretend-stacks.ts";
import { destruction } from "./destroy-order.ts";
import { plantedDestructions, soundDestructions } from "./testing/planted-destructions.ts";

/** A stack's reference to another one. */
function reading(stack: string, reference: string): DeployedResource {
  const type = "pulumi:pulumi:StackReference";
  const urn = `urn:pulumi:${stack}::shop::${type}::${reference}`;
  const inputs = { name: `acme/shop/${reference}` };
  return {
    stack,
    place: undefined,
    resource: { ...resourceDefaults, urn, type, name: reference, inputs, outputs: inputs },
  };
}

test.each([...plantedDestructions, ...soundDestructions])("$name", async ({ programs, wanted, finds }) => {
  const { stacks } = await deployedSoundly(programs);
  expect(destruction(wanted, stacks).findings.map(findingText)).toEqual(finds);
});

test("stacks that refer to others are destroyed before them, whatever their names are", () => {
  const stack = (name: string, ...references: string[]) => ({
    stack: name,
    resources: references.map((reference) => reading(name, reference)),
  });
  const all = [stack("a.dev"), stack("b.dev", "a.dev"), stack("c.dev", "b.dev"), stack("d.dev", "a.dev")];
  expect(destruction(["a.dev", "b.dev", "c.dev", "d.dev"], all).order).toEqual([
    "c.dev",
    "b.dev",
    "d.dev",
    "a.dev",
  ]);
  expect(destruction(["a.dev", "c.dev"], all).order).toEqual(["c.dev", "a.dev"]);
});

test("stacks that refer to each other have an order all the same", () => {
  const all = [
    { stack: "a.dev", resources: [reading("a.dev", "b.dev")] },
    { stack: "b.dev", resources: [reading("b.dev", "a.dev")] },
  ];
  expect(destruction(["a.dev", "b.dev"], all).order).toEqual(["b.dev", "a.dev"]);
});
