import * as pulumi from "@pulumi/pulumi";
import { UNKNOWN, secret, toPlainProperties } from "./plain-values.ts";
import { Group, Thing, inputsOf, named, preview } from "../testing/made-up-provider.ts";

describe("inputs and outputs in a preview", () => {
  test("an input is known again as an output, everything else is unknown", async () => {
    const seen: unknown[] = [];
    const run = await preview(() => {
      const thing = new Thing("thing", { size: 3 });
      thing.size.apply((size) => seen.push(size));
      thing.label.apply((label) => seen.push(label));
      thing.id.apply((id) => seen.push(id));
      return { size: thing.size, label: thing.label, address: thing.address, id: thing.id, urn: thing.urn };
    });
    expect(seen).toEqual([3]);
    expect(toPlainProperties(run.outputs)).toEqual({
      size: 3,
      label: UNKNOWN,
      address: UNKNOWN,
      id: UNKNOWN,
      urn: named(run, "thing").urn,
    });
  });

  test("what follows from an unknown value is unknown, and its callback does not run", async () => {
    const ran = jest.fn();
    const run = await preview(() => {
      const first = new Thing("first");
      const derived = first.address.apply((address) => {
        ran();
        return `x-${address}`;
      });
      new Thing("second", { label: derived, size: { nested: [first.address, 1] } });
    });
    expect(ran).not.toHaveBeenCalled();
    expect(inputsOf(run, "second")).toEqual({ label: UNKNOWN, size: { nested: [UNKNOWN, 1] } });
  });

  test("secrets stay secret from configuration to inputs and outputs", async () => {
    const run = await preview(
      () => {
        const password = new pulumi.Config().requireSecret("password");
        const thing = new Thing("thing", { label: password, size: { deep: pulumi.secret(1) } });
        return { label: thing.label, size: thing.size, joined: pulumi.interpolate`x ${password}` };
      },
      { config: { "shop:password": "hush" }, secretKeys: ["shop:password"] },
    );
    expect(inputsOf(run, "thing")).toEqual({ label: secret("hush"), size: { deep: secret(1) } });
    expect(toPlainProperties(run.outputs)).toEqual({
      label: secret("hush"),
      size: secret({ deep: 1 }),
      joined: secret("x hush"),
    });
  });

  test("an unknown secret is both", async () => {
    const run = await preview(() => {
      const first = new Thing("first");
      new Thing("second", { label: pulumi.secret(first.address) });
    });
    expect(inputsOf(run, "second")).toEqual({ label: secret(UNKNOWN) });
  });

  test("a resource as a value is its id, a component its URN", async () => {
    const run = await preview(() => {
      const thing = Thing.get("thing", "id-1");
      const group = new Group("group", () => undefined);
      new Thing("user", { size: thing, label: group });
    });
    expect(inputsOf(run, "user")).toEqual({ size: "id-1", label: named(run, "group").urn });
  });

  test("a resource among the outputs is the live resource again", async () => {
    pulumi.runtime.registerResourceModule("made", "up", {
      construct: (name, _type, found) => new Thing(name, {}, { urn: found }),
    });
    const run = await preview(() => {
      const holder = new Thing("holder", { size: new Thing("held", { size: 7, label: "x" }) });
      const held = holder.size.apply((value: unknown) =>
        Thing.isInstance(value) ? (value as Thing).label : "none",
      );
      return { held };
    });
    expect(run.problems).toEqual([]);
    expect(toPlainProperties(run.outputs)).toEqual({ held: "x" });
  });

  test("outputs of a component are what it registers", async () => {
    const run = await preview(
      () =>
        void new Group("group", (group) => ({
          address: new Thing("thing", {}, { parent: group }).address,
          n: 1,
        })),
    );
    expect(toPlainProperties(named(run, "group").outputs)).toEqual({ address: UNKNOWN, n: 1 });
  });

  test("inputs of a component are its arguments, functions left out", async () => {
    const run = await preview(
      () => void new Group("group", () => undefined, {}, { count: 2, change: () => 3, none: undefined }),
    );
    expect(inputsOf(run, "group")).toEqual({ count: 2 });
  });

  test("a resource that is read keeps its id and what the program says of it", async () => {
    const run = await preview(() => {
      const thing = Thing.get("found", "id-7", { size: 4 });
      return { id: thing.id, size: thing.size, address: thing.address };
    });
    const { external, id } = named(run, "found");
    expect({ external, id }).toEqual({ external: true, id: "id-7" });
    expect(toPlainProperties(run.outputs)).toEqual({ id: "id-7", size: 4, address: UNKNOWN });
  });

  test("a resource that is imported has the id it is imported by", async () => {
    const run = await preview(() => ({ id: new Thing("mine", {}, { import: "id-9" }).id }));
    expect(toPlainProperties(run.outputs)).toEqual({ id: "id-9" });
  });

  test("a whole resource as a stack output shows its properties", async () => {
    const run = await preview(() => ({ thing: new Thing("thing", { size: 1 }) }));
    const { thing } = toPlainProperties(run.outputs);
    expect(thing).toMatchObject({ size: 1, label: UNKNOWN, address: UNKNOWN });
  });

  test("a property that a subclass overrides keeps the new value", async () => {
    class Named extends Thing {
      readonly own: pulumi.Output<string>;
      constructor(name: string) {
        super(name, { size: 1 });
        Object.assign(this, { label: pulumi.output("mine") });
        this.own = this.label;
      }
    }
    const run = await preview(() => ({ own: new Named("named").own }));
    expect(toPlainProperties(run.outputs)).toEqual({ own: "mine" });
  });

  test("an output read long after its resource was registered has value, secretness and resource", async () => {
    let found: unknown;
    await preview(async () => {
      const thing = new Thing("thing", { size: pulumi.secret(5) });
      await new Promise((resolve) => setTimeout(resolve, 10));
      const size = pulumi.output(thing.size);
      found = [await valueOf(size), await pulumi.isSecret(size)];
    });
    expect(found).toEqual([5, true]);
  });
});

function valueOf<Value>(value: pulumi.Output<Value>): Promise<Value> {
  return new Promise((resolve) => value.apply(resolve));
}
