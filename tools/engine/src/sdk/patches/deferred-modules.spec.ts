import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const urlOf = (...path: string[]) => JSON.stringify(pathToFileURL(join(__dirname, ...path)).href);

/**
 * Run an ES module in a process of its own, because no other one has not loaded the SDK yet.
 * @param setUp what comes before the SDK is loaded
 * @param test what prints JSON
 */
function evaluate(setUp: string, test: string): unknown {
  const source = [
    `import { createRequire } from "node:module";`,
    `import { applyPatches } from ${urlOf("../apply-patches.ts")};`,
    `import { sdkPatches } from ${urlOf("../patches.ts")};`,
    `const [patch] = sdkPatches;`,
    `const require = createRequire(${JSON.stringify(__filename)});`,
    `const isLoaded = (name) => Object.keys(require.cache).some((path) => path.includes("/node_modules/" + name + "/lib"));`,
    setUp,
    `const pulumi = await import("@pulumi/pulumi");`,
    `console.log(JSON.stringify(${test}));`,
  ];
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", source.join("\n")], {
    cwd: __dirname,
    encoding: "utf8",
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  if (stderr !== "") throw new Error(stderr);
  return JSON.parse(stdout);
}

const apply = "const notes = await applyPatches([patch]);";
const heavy = `["typescript", "@npmcli/arborist", "execa"].map(isLoaded)`;

describe("the patch deferred-modules", () => {
  test("leaves the modules unloaded", () => {
    expect(evaluate(apply, `[notes, ...${heavy}]`)).toEqual([[], false, false, false]);
  });

  test("loads the automation API when it is used", () => {
    expect(evaluate(apply, `[typeof pulumi.automation.LocalWorkspace.create, isLoaded("execa")]`)).toEqual([
      "function",
      true,
    ]);
  });

  test("loads the TypeScript compiler when a function is serialised", () => {
    expect(
      evaluate(
        apply,
        `[(await pulumi.runtime.serializeFunction(() => 42)).text.includes("42"), isLoaded("typescript")]`,
      ),
    ).toEqual([true, true]);
  });

  test("loads npm's installer when a function's packages are asked for", () => {
    expect(
      evaluate(apply, `[typeof (await pulumi.runtime.computeCodePaths({})), isLoaded("@npmcli/arborist")]`),
    ).toEqual(["object", true]);
  });

  test("is left out for a version that it was not made for", () => {
    expect(evaluate(`const notes = await applyPatches([patch], "3.999.0");`, `[notes, ...${heavy}]`)).toEqual(
      [
        [
          "the Pulumi SDK is used without the patch deferred-modules: @pulumi/pulumi: got version 3.999.0; expected 3.270.0",
        ],
        true,
        true,
        true,
      ],
    );
  });

  test("is left out, for all modules, if one of them is not where it was", () => {
    const setUp = [
      `const { install } = await patch.load();`,
      `const modules = { "@pulumi/pulumi/typescript-shim.js": () => ({}), "@pulumi/pulumi/moved.js": () => ({}) };`,
      `const load = async () => ({ install: () => install(modules) });`,
      `const notes = await applyPatches([{ ...patch, load }]);`,
    ];
    expect(evaluate(setUp.join("\n"), `[notes[0].split("\\n")[0], ...${heavy}]`)).toEqual([
      expect.stringMatching(/^the Pulumi SDK is used without the patch deferred-modules: .*moved\.js/),
      true,
      true,
      true,
    ]);
  });
});
