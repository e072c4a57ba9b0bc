import { spawnSync } from "node:child_process";

/** What happens to the program that the Pulumi CLI loads, on a Node that does or does not run TypeScript. */
function load(...flags: string[]): string {
  const script = `
    const { default: program } = await import("./apps/index.js");
    const error = await program().then(() => undefined, (thrown) => thrown);
    console.log(error.__pulumiRunError === true, error.message);
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, "--input-type=module", "--eval", script],
    {
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "" },
    },
  );
  return stdout + stderr;
}

test("a Node that cannot run TypeScript is told so, without a trace", () => {
  expect(load("--no-experimental-strip-types")).toBe(
    `true Node.js: got ${process.version}; expected a version that runs TypeScript, such as 24, first on the PATH of pulumi\n`,
  );
});

test("a Node that runs TypeScript runs the program of the stack", () => {
  expect(load()).toContain('stack "stack" has no program');
});
