import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Each test starts processes.
jest.setTimeout(60_000);

const shop = join(__dirname, "../../fixtures/shop");

/** Run a command in the fixture, with the fixture's rules. */
function start(main: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(__dirname, main), "--policy-pack", "rules", ...args],
    { cwd: shop, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  return { status, output: stdout.trimEnd().split("\n"), errors: stderr.trimEnd().split("\n") };
}
const preview = (...args: string[]) => start("../main.ts", ...args);
const summarize = (...args: string[]) => start("main.ts", ...args);

let one: string;
let several: string;
let out: string;
beforeAll(() => {
  [one, several] = [mkdtempSync(join(tmpdir(), "one-")), mkdtempSync(join(tmpdir(), "several-"))];
  preview("--out", one, "app.*", "base.dev");
  preview("--out", several, "base.dev", "app.prod");
  preview("--out", several, "app.dev");
});
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "summary-"));
  for (const file of readdirSync(several)) copyFileSync(join(several, file), join(out, file));
});
afterEach(() => rmSync(out, { recursive: true }));
afterAll(() => {
  for (const folder of [one, several]) rmSync(folder, { recursive: true });
});

const read = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");
const stacksIn = (summary: string) => [...summary.matchAll(/^\| `(\S+)` \|/gm)].map(([, stack]) => stack);

test("the reports of several previews make the summary and the log that one preview of all their stacks makes", () => {
  expect(stacksIn(read(out, "summary.md"))).toEqual(["app.dev"]);
  const { status, output } = summarize("--out", out);
  expect([status, output]).toEqual([
    0,
    ["3 stacks: 3 resources in 3 components, 1 mandatory finding, no problems"],
  ]);
  expect(stacksIn(read(out, "summary.md"))).toEqual(["base.dev", "app.dev", "app.prod"]);
  for (const file of ["summary.md", "preview.sarif"]) expect(read(out, file)).toBe(read(one, file));
});

test("only the stacks that are named are summarized", () => {
  expect(summarize("--out", out, "base.dev", "app.dev").status).toBe(0);
  expect(stacksIn(read(out, "summary.md"))).toEqual(["base.dev", "app.dev"]);
});

test("a summary shows what is new since a baseline", () => {
  expect(summarize("--out", out, "--baseline", one).status).toBe(0);
  expect(read(out, "summary.md")).toContain("**no new findings**, 0 gone.");
});

test("every report that cannot be used is named", () => {
  copyFileSync(join(out, "app.dev.json"), join(out, "app.prod.json"));
  writeFileSync(join(out, "base.dev.json"), "{");
  const { status, errors } = summarize("--out", out, "app.lost", "app.prod", "base.dev");
  expect([status, errors]).toEqual([
    2,
    [
      `app.lost.json: ENOENT: no such file or directory, open '${join(out, "app.lost.json")}'`,
      'app.prod.json: got {"stack":"app.dev","version":1}; expected a report of {"stack":"app.prod","version":1}',
      expect.stringMatching(/^base\.dev\.json: .*JSON/),
    ],
  ]);
});

test.each([
  [[], /^--out: got nothing; expected a folder$/],
  [["--out", shop], /^--out: got .*shop; expected a folder with reports of stacks$/],
  [["--out", "nowhere"], /^--out: cannot be read: ENOENT/],
  [["--outt", "x"], /^--outt: there is no such option; expected one of --/],
])("%j is refused", (args, problem) => {
  const { status, errors } = summarize(...args);
  expect([status, errors[0]]).toEqual([2, expect.stringMatching(problem)]);
});
