import { Group, Thing, named, preview, urn } from "../testing/made-up-provider.ts";

describe("dependencies", () => {
  test("follow the outputs that an input is made of, property by property", async () => {
    const run = await preview(() => {
      const first = new Thing("first");
      const other = new Thing("other");
      new Thing("user", { size: first.address, label: other.address });
    });
    const { dependencies, propertyDependencies } = named(run, "user");
    expect(dependencies).toEqual([urn("made:up:Thing::first"), urn("made:up:Thing::other")]);
    expect(Object.fromEntries(propertyDependencies)).toEqual({
      size: [urn("made:up:Thing::first")],
      label: [urn("made:up:Thing::other")],
    });
  });

  test("on a component are dependencies on the resources within", async () => {
    const run = await preview(() => {
      const group = new Group("group", (parent) => {
        new Thing("a", {}, { parent });
        new Group("inner", (inner) => void new Thing("b", {}, { parent: inner }), { parent });
        return undefined;
      });
      new Thing("user", { size: 1 }, { dependsOn: group });
    });
    const { dependencies, propertyDependencies } = named(run, "user");
    expect(dependencies).toEqual([
      urn("made:up:Group$made:up:Group$made:up:Thing::b"),
      urn("made:up:Group$made:up:Thing::a"),
    ]);
    expect(Object.fromEntries(propertyDependencies)).toEqual({ size: [] });
  });

  test("asked for by dependsOn do not belong to a property", async () => {
    const run = await preview(() => {
      const first = new Thing("first");
      new Thing("user", {}, { dependsOn: [first] });
    });
    expect(named(run, "user").dependencies).toEqual([urn("made:up:Thing::first")]);
  });
});

describe("options", () => {
  test("protect is inherited, and a child may decline it", async () => {
    const run = await preview(
      () =>
        void new Group(
          "group",
          (parent) => {
            new Thing("kept", {}, { parent });
            new Thing("given-up", {}, { parent, protect: false });
            return undefined;
          },
          { protect: true },
        ),
    );
    const protectedNames = run.resources.filter(({ protect }) => protect).map(({ name }) => name);
    expect(protectedNames.sort()).toEqual(["group", "kept"]);
  });

  test("retainOnDelete and deletedWith are inherited", async () => {
    const run = await preview(() => {
      const cluster = new Thing("cluster");
      new Group("group", (parent) => void new Thing("leaf", {}, { parent }), {
        retainOnDelete: true,
        deletedWith: cluster,
      });
    });
    const { retainOnDelete, deletedWith } = named(run, "leaf").options;
    expect({ retainOnDelete, deletedWith }).toEqual({
      retainOnDelete: true,
      deletedWith: urn("made:up:Thing::cluster"),
    });
  });

  test("are kept with the resource", async () => {
    const run = await preview(
      () =>
        void new Thing(
          "thing",
          {},
          {
            ignoreChanges: ["label"],
            replaceOnChanges: ["size"],
            additionalSecretOutputs: ["address"],
            deleteBeforeReplace: true,
            customTimeouts: { create: "10m" },
            version: "1.2.3",
          },
        ),
    );
    expect(named(run, "thing").options).toEqual({
      ignoreChanges: ["label"],
      replaceOnChanges: ["size"],
      additionalSecretOutputs: ["address"],
      hideDiffs: [],
      replaceWith: [],
      deletedWith: "",
      importId: "",
      version: "1.2.3",
      deleteBeforeReplace: true,
      retainOnDelete: false,
      customTimeouts: { create: "10m" },
    });
  });
});
