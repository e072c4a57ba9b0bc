import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Run an ES module in a process of its own, after the stand-ins are in place. */
function evaluate(...lines: string[]): unknown {
  const lazyModules = pathToFileURL(join(__dirname, "deferred-modules.ts")).href;
  const source = [
    `import { deferHeavyModules } from ${JSON.stringify(lazyModules)};`,
    `import { createRequire } from "node:module";`,
    `const require = createRequire(${JSON.stringify(__filename)});`,
    `const loaded = (name) => Object.keys(require.cache).some((path) => path.includes("/node_modules/" + name + "/lib"));`,
    `deferHeavyModules();`,
    `const pulumi = await import("@pulumi/pulumi");`,
    ...lines,
  ];
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", source.join("\n")], {
    cwd: __dirname,
    encoding: "utf8",
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  if (stderr !== "") throw new Error(stderr);
  return JSON.parse(stdout);
}

describe("stand-ins for the heavy modules of the SDK", () => {
  test("keep them from being loaded", () => {
    expect(
      evaluate(
        `console.log(JSON.stringify([loaded("typescript"), loaded("@npmcli/arborist"), loaded("execa")]))`,
      ),
    ).toEqual([false, false, false]);
  });

  test("load the automation API when it is used", () => {
    expect(
      evaluate(
        `const { LocalWorkspace } = pulumi.automation;`,
        `console.log(JSON.stringify([typeof LocalWorkspace.create, loaded("execa")]))`,
      ),
    ).toEqual(["function", true]);
  });

  test("load the TypeScript compiler when a function is serialised", () => {
    expect(
      evaluate(
        `const { text } = await pulumi.runtime.serializeFunction(() => 42);`,
        `console.log(JSON.stringify([text.includes("42"), loaded("typescript")]))`,
      ),
    ).toEqual([true, true]);
  });

  test("load npm's installer when a function's packages are wanted", () => {
    expect(
      evaluate(
        `const paths = await pulumi.runtime.computeCodePaths({});`,
        `console.log(JSON.stringify([typeof paths, loaded("@npmcli/arborist")]))`,
      ),
    ).toEqual(["object", true]);
  });
});
