import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// Each test starts a process.
jest.setTimeout(30_000);

const workspace = join(__dirname, "../../..");
const { scripts } = JSON.parse(readFileSync(join(workspace, "package.json"), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};
const own = Object.entries(scripts).filter(([, command]) => command.startsWith("node tools/"));

test("the repository has scripts of its own", () => {
  expect(own.map(([name]) => name)).toEqual(
    expect.arrayContaining(["preview", "policy", "docs:policies", "bench:preview", "bench:cdk"]),
  );
});

test.each(own)("npm run %s -- --help says how it is used", (_name, command) => {
  const [, ...args] = command.split(" ");
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, "--help"], {
    cwd: workspace,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^usage: npm run [\w:-]+(?: -- |\n)/);
  expect(stdout).toContain("--help");
});
