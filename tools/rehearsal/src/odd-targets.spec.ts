import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { PretendWorkspace } from "./testing/pretend-workspace.ts";

// Each test starts processes.
jest.setTimeout(60_000);

let shop: PretendWorkspace;
beforeEach(() => {
  shop = new PretendWorkspace();
});
afterEach(() => shop.remove());

/** What is said of arguments before any program runs. */
function refused(...args: string[]) {
  shop.writeName("data-dev", 'console.error("a program runs");');
  const { status, output, errors } = shop.rehearse(...args);
  return [status, output.join(""), errors.trimEnd()];
}

test.each([
  [
    "a file system without new folders",
    "/proc/nowhere",
    /^--out: cannot be written: ENOENT: no such file or directory, mkdir '\/proc\/nowhere'$/,
  ],
  ["a folder without new files", "/proc", /^--out: cannot be written: ENOENT: [^\n]*$/],
  ["a file", "file", /^--out: got \S+\/file, which is no folder; expected a folder$/],
  ["what is below a file", "file/below", /^--out: cannot be written: ENOTDIR: [^\n]*$/],
  ["a pipe", "pipe", /^--out: got \S+\/pipe, which is no folder; expected a folder$/],
  ["a device", "/dev/null", /^--out: got \/dev\/null, which is no folder; expected a folder$/],
])("--out refuses %s before any program runs", (_, out, message) => {
  shop.write("file", "");
  execFileSync("mkfifo", [shop.path("pipe")]);
  expect(refused("--out", out)).toEqual([2, "", expect.stringMatching(message)]);
});

test("--out refuses a pipe in the place of a report, and the report is printed all the same", () => {
  mkdirSync(shop.path("out"));
  execFileSync("mkfifo", [shop.path("out/summary.md")]);
  const { status, output, errors } = shop.rehearse("--out", "out");
  expect([status, output, errors]).toEqual([
    2,
    ["2 stacks: 2 resources, no findings, no problems"],
    `--out: got ${shop.path("out/summary.md")}, which is no file; expected a file, or nothing there\n`,
  ]);
});

const expected =
  "expected a folder that --out wrote, a file of `pulumi stack export`, or a commit of this repository";

test.each([
  ["a folder of something else", "libs", `--against: got "libs"; ${expected}`],
  ["a device", "/dev/zero", `--against: got "/dev/zero"; ${expected}`],
  [
    "a folder that holds none of the stacks",
    "states",
    "--against: states: got states of old.dev; expected one of app.dev, web.dev",
  ],
])("--against refuses %s before any program runs", (_, against, message) => {
  shop.write("states/old.dev.state.json", "{}");
  expect(refused("--against", against)).toEqual([2, "", message]);
});

test("what --against tells of some stacks only is compared, and the others are named", () => {
  shop.rehearse("--out", "out", "app.dev");
  const { status, output } = shop.rehearse("--against", "out");
  expect([status, output]).toEqual([
    0,
    [
      "web.dev  not compared, as out does not tell what is there",
      "",
      "2 stacks: 2 resources, unchanged, 1 not compared, no findings, no problems",
    ],
  ]);
});

test("a commit without a project is named, and the stacks are reported", () => {
  shop.git("rm", "--quiet", "Pulumi.yaml");
  shop.commit();
  shop.git("revert", "--no-edit", "HEAD");
  const { status, output } = shop.rehearse("--against", "HEAD^");
  expect([status, output.at(-3)]).toEqual([2, "  --against: HEAD^: there is no Pulumi.yaml where it is now"]);
});

test("a program that does not end is stopped, and named", () => {
  shop.writeName("data-dev", 'if (stack === "app.dev") for (;;);');
  const { status, output } = shop.rehearse("--timeout", "1");
  expect(status).toBe(2);
  expect(output).toContain(
    "      the program does not end: got no end within 1 seconds; it was at libs/names/names.ts:3",
  );
});

test("what programs print is not in the JSON", () => {
  shop.writeName("data-dev", 'console.log("printed");');
  const { output, errors } = shop.rehearse("--json");
  expect(JSON.parse(output.join("\n"))).toMatchObject({ version: 1, problems: [] });
  expect(errors).toBe("printed\nprinted\n");
});
