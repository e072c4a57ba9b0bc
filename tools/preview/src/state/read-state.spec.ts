import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { type ProgramRun, toPlainProperties } from "@mlops/engine";
import { policyProperties } from "../judge/policy-values.ts";
import { stateFile } from "../report/state-file.ts";
import { Group, MadeProvider, Thing, preview, urn } from "@mlops/engine/testing";
import { InputProblem } from "../workspace/input-problem.ts";
import { readState } from "./read-state.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "state-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270" };
const thing = urn("made:up:Thing::thing");
const record = { urn: thing, type: "made:up:Thing", custom: true, id: "id-1" };

/** Read a state with this content. */
function read(content: unknown, root = folder): ProgramRun {
  const file = join(folder, "state.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return readState(file, "state.json", root);
}

const readResources = (...resources: unknown[]) => read({ version: 3, deployment: { resources } }).resources;
const readInputs = (inputs: unknown) => {
  const [only] = readResources({ ...record, inputs });
  return toPlainProperties(only?.inputs ?? {});
};

function problemsOf(content: unknown): readonly string[] {
  try {
    read(content);
  } catch (error) {
    if (error instanceof InputProblem) return error.problems;
    throw error;
  }
  return [];
}

describe("a state that the preview wrote", () => {
  test("is read back as the stack that it was", async () => {
    const run = await preview(() => {
      const provider = new MadeProvider("mine", { place: "here" });
      const group = new Group(
        "group",
        (parent) => {
          const first = new Thing(
            "first",
            { size: pulumi.secret({ a: [1, null] }) },
            { parent, protect: true, customTimeouts: { create: "1h30m" }, ignoreChanges: ["size"] },
          );
          new Thing("second", { size: { of: first.address, resource: first } }, { parent });
          return { known: 1, later: first.address };
        },
        { providers: [provider] },
      );
      new Thing("asset", { size: new pulumi.asset.StringAsset("text"), label: group.urn }, { provider });
      Thing.get("read", "id-1", { label: "x" }).id.apply(() => undefined);
      return { out: pulumi.secret("s") };
    });
    const read = readBack(run);
    expect(read.outputs).toEqual(run.outputs);
    const essence = ({ resources }: ProgramRun) =>
      resources
        .map((one) => ({
          ...one,
          id: one.id || "unknown",
          inputs: policyProperties(one.inputs),
          outputs: policyProperties(one.outputs),
          options: { ...one.options, version: "", customTimeouts: {}, deleteBeforeReplace: undefined },
          propertyDependencies: [...one.propertyDependencies].filter(([, urns]) => urns.length > 0).sort(),
          provider: one.custom ? one.provider.split("::").slice(0, 4).join("::") : "",
          providers: {},
        }))
        .sort((a, b) => (a.urn < b.urn ? -1 : 1));
    const unknownAsText = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value).replaceAll("04da6b54-80e4-46f7-96ec-b56ff0331ba9", "unknown"),
      ) as unknown;
    expect(unknownAsText(essence(read))).toEqual(unknownAsText(essence(run)));
    expect(read.resources.find(({ name }) => name === "first")?.options.customTimeouts).toEqual({
      create: "5400s",
    });
  });

  test("keeps every value", async () => {
    // JSON has no negative zero.
    const values = fc
      .dictionary(fc.string(), fc.jsonValue())
      .map((value) => JSON.parse(JSON.stringify(value)) as typeof value);
    await fc.assert(
      fc.asyncProperty(values, fc.boolean(), async (value, isSecret) => {
        const run = await preview(() => {
          new Thing("thing", { size: isSecret ? pulumi.secret(value) : value });
        });
        const inputs = (one: ProgramRun) => one.resources.find(({ name }) => name === "thing")?.inputs;
        expect(inputs(readBack(run))).toEqual(inputs(run));
      }),
      { numRuns: 25 },
    );
  });

  function readBack(run: ProgramRun): ProgramRun {
    const root = join(__dirname, "../../..");
    return read(stateFile(run, root), root);
  }
});

describe("a state", () => {
  test("names its project and stack by its resources", () => {
    expect(read({ version: 3, deployment: { resources: [record] } })).toMatchObject({
      organization: "",
      project: "shop",
      stack: "app.dev",
    });
    const elsewhere = { ...record, urn: thing.replace("app.dev", "app.prod") };
    expect(read({ version: 4, deployment: { resources: [record, elsewhere] } }).stack).toBe("several");
  });

  test.each([[[]], [null], [undefined]])("may have no resources: %j", (resources) => {
    expect(read({ version: 3, deployment: { resources } })).toMatchObject({ stack: "", resources: [] });
  });

  test("no longer holds what the next deployment deletes", () => {
    const old = { ...record, delete: true };
    expect(readResources(record, old).map(({ id }) => id)).toEqual(["id-1"]);
  });

  test("gives the outputs of its root", () => {
    const root = {
      urn: urn("pulumi:pulumi:Stack::shop-app.dev"),
      type: "pulumi:pulumi:Stack",
      outputs: { a: 1 },
    };
    expect(read({ version: 3, deployment: { resources: [root] } }).outputs).toEqual({ a: 1 });
  });

  test("opens secrets that are in clear, and leaves the value of others unknown", () => {
    const { resources, logs } = read({
      version: 3,
      deployment: {
        resources: [
          {
            ...record,
            inputs: {
              clear: { ...SECRET, plaintext: '{"a":[1]}' },
              within: [{ ...SECRET, ciphertext: "v1:abc" }],
            },
          },
        ],
      },
    });
    expect(resources[0]?.inputs).toEqual({
      clear: { ...SECRET, value: { a: [1] } },
      within: [{ ...SECRET, value: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }],
    });
    expect(logs.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      "warning: 1 encrypted secret is judged as unknown: export with --show-secrets",
    ]);
  });

  test("has values that JSON has no way to write", () => {
    expect(
      readInputs({
        bytes: { [SIGNATURE]: "803fd3297a5875dc03ca845dda5d2a98", value: "aMOk" },
        infinite: { [SIGNATURE]: "8ad145fe-0d11-4827-bfd7-1abcbf086f5c", value: "7ff0000000000000" },
      }),
    ).toEqual({ bytes: "hä", infinite: Infinity });
  });

  test("refers to resources by id, known or not, and to components by URN", () => {
    const reference = { [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: thing };
    const [only] = readResources({
      ...record,
      inputs: { known: { ...reference, id: "i" }, later: { ...reference, id: "" }, component: reference },
    });
    expect(policyProperties(only?.inputs ?? {})).toEqual({
      known: "i",
      later: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
      component: thing,
    });
  });

  test.each([
    ["project:///apps/main.ts#7,23", "apps/main.ts:7:23"],
    ["project:///file:/repo/apps/main.ts#7,23", "apps/main.ts:7:23"],
    ["project:///file:///repo/apps/main.ts#7,23", "apps/main.ts:7:23"],
    ["project:///file:/elsewhere/main.ts#7,23", undefined],
    ["project:///node_modules/@pulumi/runtime/stack.ts#38,19", undefined],
    ["project:///apps/main.ts", undefined],
    [undefined, undefined],
  ])("with the position %s was made at %s", (sourcePosition, expected) => {
    const { resources } = read(
      { version: 3, deployment: { resources: [{ ...record, sourcePosition }] } },
      "/repo",
    );
    const position = resources[0]?.sourcePosition;
    expect(position && `${position.file.replace("/repo/", "")}:${position.line}:${position.column}`).toBe(
      expected,
    );
  });
});

describe("a file is refused", () => {
  test.each([
    ["no JSON", /^state\.json: cannot be read: /],
    [[], /^state\.json: got \[\]; expected what `pulumi stack export` writes/],
    [{ version: 3, checkpoint: {} }, /^state\.json: got \{.*\}; expected what `pulumi stack export` writes/],
    [
      { version: 2, deployment: {} },
      /^state\.json: version: got 2; expected the number 3 or 4; export the stack again/,
    ],
    [
      `{"version":3,"deployment":{"resources":[{"urn":"${thing}","type":"made:up:Thing","inputs":{"a":${"[".repeat(3_000)}${"]".repeat(3_000)}}}]}}`,
      /^state\.json: .*Thing::thing: inputs: got more than 500 levels; expected fewer$/,
    ],
    [{ version: "3", deployment: {} }, /^state\.json: version: got "3"; expected the number 3 or 4;/],
    [
      { version: 3, deployment: { resources: [{ ...record, urn: "urn:pulumi:../../x::p::a:b:C::d" }] } },
      /^state\.json: stack: got "\.\.\/\.\.\/x"; expected at most 100 letters/,
    ],
    [
      { version: 3, deployment: { resources: {} } },
      /^state\.json: deployment\.resources: got \{\}; expected a list/,
    ],
    [
      { version: 3, deployment: { resources: [1] } },
      /^state\.json: deployment\.resources: got \[1\]; expected a list/,
    ],
  ])("for %j", (content, problem) => {
    expect(problemsOf(content)).toEqual([expect.stringMatching(problem) as string]);
  });

  test("with all of its problems, each with its place", () => {
    const resources = [
      { ...record, urn: "urn:pulumi:dev::shop" },
      { urn: thing, custom: false, id: "x" },
      {
        ...record,
        inputs: {
          list: [{ [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4" }],
          empty: SECRET,
          wrong: { ...SECRET, plaintext: "{" },
        },
        outputs: 5,
      },
    ];
    expect(problemsOf({ version: 3, deployment: { resources } })).toEqual([
      'state.json: resources[0].urn: got "urn:pulumi:dev::shop"; expected urn:pulumi:<stack>::<project>::<type>::<name>',
      `state.json: resources[1].type: got nothing; expected the type of ${thing}`,
      `state.json: resources[1].id: got "x"; expected no id, because ${thing} is a component`,
      `state.json: ${thing}: inputs.list[0]: got an output; expected a value that a state can hold`,
      `state.json: ${thing}: inputs.empty: got a secret without text; expected a plaintext or a ciphertext`,
      `state.json: ${thing}: inputs.wrong: got a secret whose plaintext is no JSON; expected JSON`,
      `state.json: ${thing}: outputs: got 5; expected an object of properties`,
    ]);
  });
});
