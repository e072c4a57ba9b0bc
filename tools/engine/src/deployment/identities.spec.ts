import { Group, Thing, named, preview, problemsOf, urn } from "../testing/made-up-provider.ts";

describe("URNs", () => {
  test("hold the types of all parents but the stack", async () => {
    const run = await preview(() => {
      new Group("outer", (outer) => {
        new Group("inner", (inner) => void new Thing("leaf", {}, { parent: inner }), { parent: outer });
        return undefined;
      });
      new Thing("top");
    });
    expect(run.resources.map((resource) => resource.urn).sort()).toEqual(
      [
        urn("made:up:Group$made:up:Group$made:up:Thing::leaf"),
        urn("made:up:Group$made:up:Group::inner"),
        urn("made:up:Group::outer"),
        urn("made:up:Thing::top"),
        urn("pulumi:providers:made::default"),
        urn("pulumi:pulumi:Stack::shop-app.dev"),
      ].sort(),
    );
  });

  test("may end in a name that holds colons", async () => {
    const run = await preview(() => void new Thing("a::b"));
    expect(named(run, "a::b").urn).toBe(urn("made:up:Thing::a::b"));
  });

  test("that come up twice are refused, with both places", async () => {
    // The SDK as it is knows no place in a function without a name.
    const problems = await problemsOf(function program() {
      new Thing("twin");
      new Thing("twin");
    });
    expect(problems).toEqual([
      expect.stringMatching(
        /^Duplicate resource URN 'urn:pulumi:app\.dev::shop::made:up:Thing::twin'; try giving it a unique name \(first at .*identities\.spec\.ts:\d+, again at .*identities\.spec\.ts:\d+\)$/,
      ),
    ]);
  });

  test("of one name under two parent types differ", async () => {
    const run = await preview(() => {
      new Thing("same");
      new Group("group", (group) => void new Thing("same", {}, { parent: group }));
    });
    expect(run.problems).toEqual([]);
  });
});

describe("aliases", () => {
  const aliasesOf = async (program: () => unknown, name: string) => [
    ...named(await preview(program), name).aliases,
  ];

  test("by name keep type and parent", async () => {
    const aliases = await aliasesOf(() => void new Thing("now", {}, { aliases: [{ name: "then" }] }), "now");
    expect(aliases).toEqual([urn("made:up:Thing::then")]);
  });

  test("by type keep the name", async () => {
    const aliases = await aliasesOf(
      () => void new Thing("x", {}, { aliases: [{ type: "old:up:Thing" }] }),
      "x",
    );
    expect(aliases).toEqual([urn("old:up:Thing::x")]);
  });

  test("by stack and project keep the rest", async () => {
    const aliases = await aliasesOf(
      () => void new Thing("x", {}, { aliases: [{ stack: "old", project: "store" }] }),
      "x",
    );
    expect(aliases).toEqual(["urn:pulumi:old::store::made:up:Thing::x"]);
  });

  test("without a parent leave the component", async () => {
    const aliases = await aliasesOf(
      () =>
        void new Group("g", (g) => void new Thing("x", {}, { parent: g, aliases: [{ parent: undefined }] })),
      "x",
    );
    expect(aliases).toEqual([urn("made:up:Thing::x")]);
  });

  test("of another parent have that parent's type", async () => {
    const aliases = await aliasesOf(() => {
      const group = new Group("g", () => undefined);
      new Thing("x", {}, { aliases: [{ parent: group }] });
    }, "x");
    expect(aliases).toEqual([urn("made:up:Group$made:up:Thing::x")]);
  });

  test("given whole are taken as they are", async () => {
    const whole = "urn:pulumi:any::thing::a:b:C::d";
    expect(await aliasesOf(() => void new Thing("x", {}, { aliases: [whole] }), "x")).toEqual([whole]);
  });

  test("of a component are its children's too, which follow its former name", async () => {
    const aliases = await aliasesOf(
      () =>
        void new Group(
          "new",
          (g) => void new Thing("new-disk", {}, { parent: g, aliases: [{ name: "new-volume" }] }),
          {
            aliases: [{ name: "old" }],
          },
        ),
      "new-disk",
    );
    expect(aliases).toEqual([
      urn("made:up:Group$made:up:Thing::new-volume"),
      urn("made:up:Group$made:up:Thing::old-disk"),
      urn("made:up:Group$made:up:Thing::old-volume"),
    ]);
  });
});
