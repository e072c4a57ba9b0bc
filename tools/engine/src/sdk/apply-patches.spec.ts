import * as pulumi from "@pulumi/pulumi";
import * as log from "@pulumi/pulumi/log/index.js";
import * as debuggable from "@pulumi/pulumi/runtime/debuggable.js";
import * as outputs from "@pulumi/pulumi/output.js";
import * as rpc from "@pulumi/pulumi/runtime/rpc.js";
import { applyPatches } from "./apply-patches.ts";
import { exportsOf } from "./module-exports.ts";
import { sdkPatches } from "./patches.ts";
import type { SdkPatch } from "./patches/sdk-patch.ts";

/** What each patch replaces. `deferred-modules`, which no test process can load, has a spec of its own. */
const targets: Readonly<Record<string, { readonly owner: object; readonly functions: readonly string[] }>> = {
  "untracked-promises": { owner: exportsOf(debuggable), functions: ["debuggablePromise"] },
  "outputs-on-demand": { owner: exportsOf(rpc), functions: ["transferProperties"] },
  "own-frame-positions": { owner: pulumi.Resource, functions: ["stackTrace"] },
  "direct-log": { owner: exportsOf(log), functions: ["debug", "info", "warn", "error"] },
  "call-sites": {
    owner: pulumi.runtime,
    functions: ["invoke", "invokeOutput", "invokeSingle", "invokeSingleOutput"],
  },
  "noted-secrets": { owner: exportsOf(outputs), functions: ["Output"] },
  "separate-stack-outputs": {
    owner: pulumi.StackReference.prototype,
    functions: ["getOutput", "requireOutput"],
  },
};

const functionsOf = ({ name }: SdkPatch) => {
  const { owner = {}, functions = [] } = targets[name] ?? {};
  return functions.map((key): unknown => Reflect.get(owner, key));
};

test("every patch of the list is tested", () => {
  expect(sdkPatches.map(({ name }) => name).sort()).toEqual(
    [...Object.keys(targets), "deferred-modules"].sort(),
  );
});

describe.each(sdkPatches.filter(({ name }) => name in targets))("the patch $name", (patch) => {
  const { owner = {}, functions = [] } = targets[patch.name] ?? {};

  test("is left out for a version that it was not made for", async () => {
    const before = functionsOf(patch);
    expect(await applyPatches([patch], "3.999.0")).toEqual([
      `the Pulumi SDK is used without the patch ${patch.name}: @pulumi/pulumi: got version 3.999.0; expected 3.270.0`,
    ]);
    expect(functionsOf(patch)).toEqual(before);
  });

  test.each(functions)("is left out if %s is missing or takes other parameters", async (key) => {
    const original: unknown = Reflect.get(owner, key);
    for (const [found, got] of [
      [undefined, "got undefined; expected a function of"],
      [(..._: unknown[]) => undefined, "got a function of 0; expected a function of"],
    ] as const) {
      Reflect.set(owner, key, found);
      const before = functionsOf(patch);
      const notes = await applyPatches([patch]);
      expect(notes).toEqual([expect.stringContaining(`.${key}: ${got}`)]);
      expect(notes[0]).toMatch(new RegExp(`^the Pulumi SDK is used without the patch ${patch.name}: `));
      expect(functionsOf(patch)).toEqual(before);
    }
    Reflect.set(owner, key, original);
  });

  test("replaces what it says it replaces", async () => {
    const before = functionsOf(patch);
    expect(await applyPatches([patch])).toEqual([]);
    expect(functionsOf(patch).filter((found) => before.includes(found))).toEqual([]);
    for (const key of functions) expect(patch.replaces).toContain(key);
  });
});

test.each(["outputs-on-demand", "separate-stack-outputs"])(
  "the patch %s is left out if outputs are constructed of other parts",
  async (name) => {
    const { length } = pulumi.Output as unknown as { length: number };
    Object.defineProperty(pulumi.Output, "length", { value: 4 });
    expect(await applyPatches(sdkPatches.filter((patch) => patch.name === name))).toEqual([
      `the Pulumi SDK is used without the patch ${name}: output.Output: got a function of 4; expected a function of 5 parameters`,
    ]);
    Object.defineProperty(pulumi.Output, "length", { value: length });
  },
);

test("patches that are left out for one reason are one note", async () => {
  const notes = await applyPatches(sdkPatches, "4.0.0");
  expect(notes).toEqual([
    `the Pulumi SDK is used without the patch ${sdkPatches.map(({ name }) => name).join(", ")}: ` +
      "@pulumi/pulumi: got version 4.0.0; expected 3.270.0",
  ]);
});
