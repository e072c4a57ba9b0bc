import { UNKNOWN, toPlainProperties } from "../values/plain-values.ts";
import { Group, Thing, named, preview } from "../testing/made-up-provider.ts";
import type { OutcomeOf } from "./outcome.ts";

const program = () => {
  const thing = new Thing("thing", { size: 3 });
  const group = new Group("group", (parent) => ({ address: new Thing("inner", {}, { parent }).address }));
  return { id: thing.id, size: thing.size, address: thing.address, group: group.urn };
};

/** Everything exists: its id and its address follow from its name. */
const everythingExists: OutcomeOf = ({ custom, name, inputs }) => ({
  id: custom ? `id-of-${name}` : "",
  outputs: custom ? { ...inputs, address: `address-of-${name}` } : {},
});

test("a preview knows inputs again as outputs, and no id", async () => {
  const { outputs } = await preview(program);
  expect(toPlainProperties(outputs)).toMatchObject({ id: UNKNOWN, size: 3, address: UNKNOWN });
});

test("another outcome is what the program sees and the engine keeps", async () => {
  const run = await preview(program, { outcomeOf: everythingExists });
  expect(run.problems).toEqual([]);
  expect(toPlainProperties(run.outputs)).toMatchObject({
    id: "id-of-thing",
    size: 3,
    address: "address-of-thing",
  });
  const { id, outputs } = named(run, "thing");
  expect({ id, outputs }).toEqual({ id: "id-of-thing", outputs: { size: 3, address: "address-of-thing" } });
  expect(named(run, "group").outputs).toEqual({ address: "address-of-inner" });
});

test("the outcome of a resource follows from all that is registered of it", async () => {
  const seen: unknown[] = [];
  await preview(
    () => {
      const first = new Thing("first");
      new Thing("second", { label: first.address }, { protect: true });
    },
    {
      outcomeOf: (resource) => {
        if (resource.type === "made:up:Thing") {
          seen.push([
            resource.name,
            resource.protect,
            resource.dependencies.length,
            resource.provider !== "",
          ]);
        }
        return { id: "", outputs: resource.inputs };
      },
    },
  );
  expect(seen).toEqual([
    ["first", false, 0, true],
    ["second", true, 1, true],
  ]);
});
