import { execFileSync } from "node:child_process";
import { commandGroups } from "./command-groups.ts";
import { runCommand } from "./testing/run-command.ts";

/** Command lines that ask for help: of everything, of each group and of each command. */
async function helpLines(): Promise<string[][]> {
  const groups = await Promise.all(
    commandGroups.map(async ({ name, load }) => [
      [name],
      ...(await load()).map((command) => [name, command.name].filter((part) => part !== "")),
    ]),
  );
  const paths = [[], ...groups.flat()].map((path) => path.join(" "));
  return [...new Set(paths)].map((path) => [...path.split(" "), "--help"].filter((part) => part !== ""));
}

test("help of everything fits into 80 columns", async () => {
  for (const line of await helpLines()) {
    const { status, out, notes } = await runCommand(line, { url: "http://127.0.0.1:1", width: 80 });
    expect([line, status, notes]).toEqual([line, 0, []]);
    expect([line, out.filter((text) => text.length > 80)]).toEqual([line, []]);
  }
});

test("help loads no client of AWS, no zod and no Pulumi", async () => {
  const script = `
    import { registerHooks } from "node:module";
    const loaded = new Set();
    registerHooks({ resolve: (name, context, next) => { const found = next(name, context); loaded.add(found.url); return found; } });
    const { runMlops } = await import("./tools/mlops/src/run-mlops.ts");
    const { processSystem } = await import("./tools/mlops/src/command/process-system.ts");
    const system = processSystem();
    const terminal = { ...system.terminal, print: () => {} };
    for (const line of ${JSON.stringify(await helpLines())}) await runMlops(line, { ...system, terminal });
    console.log([...loaded].join("\\n"));
    process.exit();
  `;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  const packages = [...printed.matchAll(/\/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].map(([, name]) => name);
  expect([...new Set(packages)]).toEqual(["commander"]);
  expect(printed).not.toMatch(/\/libs\//);
});
