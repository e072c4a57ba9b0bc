import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import type { Verdict } from "../judge/verdict.ts";
import { Group, MadeProvider, Remote, Thing, preview, urn } from "@mlops/engine/testing";
import { buildReport } from "./build-report.ts";
import { stateFile } from "./state-file.ts";
import { inTreeOrder } from "./tree-order.ts";

const options = { root: __dirname, trace: false, file: "stacks/Pulumi.app.dev.yaml" };
const nothing: Verdict = { violations: [], problems: [] };

const program = () => {
  const provider = new MadeProvider("mine", { place: "here" });
  const group = new Group(
    "group",
    (parent) => {
      const first = new Thing("first", { size: pulumi.secret({ a: 1 }) }, { parent, protect: true });
      new Thing("second", { size: first.address }, { parent });
      return undefined;
    },
    { providers: [provider] },
  );
  new Remote("some:any:Vpc", "vpc", { size: group.urn });
  Thing.get("read", "id-1", {}).id.apply(() => undefined);
  return { later: new Thing("top", { label: "x" }, { customTimeouts: { create: "1h30m" } }).address };
};

describe("a stack's report", () => {
  test("lists every parent before its children and covers secrets", async () => {
    const { resources, outputs, counts } = await buildReport(await preview(program), [], nothing, options);
    expect(resources.map(({ urn: found }) => found)).toEqual([
      urn("pulumi:providers:made::default"),
      urn("pulumi:providers:some::default"),
      urn("pulumi:pulumi:Stack::shop-app.dev"),
      urn("made:up:Group::group"),
      urn("made:up:Group$made:up:Thing::first"),
      urn("made:up:Group$made:up:Thing::second"),
      urn("made:up:Thing::read"),
      urn("made:up:Thing::top"),
      urn("pulumi:providers:made::mine"),
      urn("some:any:Vpc::vpc"),
    ]);
    expect(resources.find(({ name }) => name === "first")).toEqual({
      urn: urn("made:up:Group$made:up:Thing::first"),
      type: "made:up:Thing",
      name: "first",
      parent: urn("made:up:Group::group"),
      component: false,
      remote: false,
      external: false,
      protect: true,
      provider: urn("pulumi:providers:made::mine"),
      dependencies: [],
      inputs: { size: { $: "secret" } },
      sourcePosition: expect.objectContaining({ file: "build-report.spec.ts" }) as unknown,
    });
    expect(resources.find(({ name }) => name === "second")?.inputs).toEqual({ size: { $: "unknown" } });
    expect(outputs).toEqual({ later: { $: "unknown" } });
    expect(counts).toEqual({
      resources: 3,
      types: { "made:up:Thing": 3 },
      components: [
        { type: "made:up:Group", count: 1, resources: 2 },
        { type: "some:any:Vpc", count: 1, resources: 0 },
      ],
      mandatory: 0,
      advisory: 0,
    });
  });

  test("ties a finding to the line of the resource and to the line of the app", async () => {
    const violation = {
      policy: "p",
      pack: "rules",
      level: "mandatory",
      severity: undefined,
      description: "d",
      message: "m",
      urn: urn("made:up:Group$made:up:Thing::first"),
    } as const;
    const run = await preview(program);
    const { findings, counts } = await buildReport(
      run,
      [],
      { violations: [violation], problems: [] },
      options,
    );
    expect(counts.mandatory).toBe(1);
    const [finding] = findings;
    expect(finding).toMatchObject({
      name: "first",
      severity: null,
      file: "build-report.spec.ts",
      appFile: "build-report.spec.ts",
    });
    expect((finding?.line ?? 0) - (finding?.appLine ?? 0)).toBe(3);
  });

  test("does not depend on the order of the registrations", async () => {
    const run = await preview(program);
    const expected = JSON.stringify(await buildReport(run, [], nothing, options));
    const expectedState = stateFile(run, __dirname);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...run.resources], { minLength: run.resources.length }),
        async (resources) => {
          const report = await buildReport({ ...run, resources }, [], nothing, options);
          expect(JSON.stringify(report)).toBe(expected);
          expect(stateFile({ ...run, resources }, __dirname)).toBe(expectedState);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("keeps traces only if they are asked for", async () => {
    const run = await preview(() => {
      throw new Error("boom");
    });
    const problem = async (trace: boolean) =>
      (await buildReport(run, [], nothing, { ...options, trace })).problems[0];
    expect(await problem(false)).toMatchObject({
      message: "boom",
      file: "build-report.spec.ts",
      trace: null,
    });
    expect((await problem(true))?.trace).toMatch(/^Error: boom\n/);
  });
});

describe("the tree order", () => {
  test("puts every node after its parent, whatever the order it gets them in", () => {
    const trees = fc
      .array(fc.nat(), { maxLength: 30 })
      .map((parents) =>
        parents.map((parent, index) => ({ urn: `n${index}`, parent: index ? `n${parent % index}` : "" })),
      );
    fc.assert(
      fc.property(
        trees.chain((nodes) => fc.shuffledSubarray(nodes, { minLength: nodes.length })),
        (nodes) => {
          const ordered = inTreeOrder(nodes).map(({ urn: found }) => found);
          expect([...ordered].sort()).toEqual(nodes.map(({ urn: found }) => found).sort());
          for (const { urn: child, parent } of nodes) {
            if (parent !== "") expect(ordered.indexOf(parent)).toBeLessThan(ordered.indexOf(child));
          }
        },
      ),
    );
  });
});

describe("the state file", () => {
  test("has the form of an export, in an order that can be loaded", async () => {
    const { version, deployment } = JSON.parse(stateFile(await preview(program), __dirname)) as {
      version: number;
      deployment: { manifest: unknown; resources: Record<string, unknown>[] };
    };
    expect(version).toBe(3);
    expect(deployment.manifest).toEqual({ time: "1970-01-01T00:00:00Z", magic: "", version: "" });
    const seen = new Set<unknown>();
    for (const { urn: found, parent = "", dependencies = [], provider = "" } of deployment.resources) {
      const needed = [parent, ...(dependencies as unknown[]), String(provider).replace(/::[^:]*$/, "")];
      for (const each of needed) if (each !== "") expect(seen).toContain(each);
      seen.add(found);
    }
    const state = (name: string) =>
      deployment.resources.find(({ urn: found }) => String(found).endsWith(`::${name}`));
    expect(state("first")).toEqual({
      urn: urn("made:up:Group$made:up:Thing::first"),
      custom: true,
      id: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
      type: "made:up:Thing",
      inputs: {
        size: {
          "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
          plaintext: '{"a":1}',
        },
      },
      outputs: {
        size: {
          "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
          plaintext: '{"a":1}',
        },
      },
      parent: urn("made:up:Group::group"),
      protect: true,
      provider: `${urn("pulumi:providers:made::mine")}::04da6b54-80e4-46f7-96ec-b56ff0331ba9`,
      propertyDependencies: { size: [] },
      sourcePosition: expect.stringMatching(/^project:\/\/\/build-report\.spec\.ts#\d+,\d+$/) as unknown,
    });
    expect(state("second")).toMatchObject({
      inputs: { size: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
      dependencies: [urn("made:up:Group$made:up:Thing::first")],
      propertyDependencies: { size: [urn("made:up:Group$made:up:Thing::first")] },
    });
    expect(state("read")).toMatchObject({ external: true, id: "id-1" });
    expect(state("top")).toMatchObject({ customTimeouts: { create: 5_400 } });
    expect(state("group")).toMatchObject({ custom: false });
    expect(state("group")).not.toHaveProperty("id");
  });
});
