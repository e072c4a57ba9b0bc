import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { PretendWorkspace, rehearseCommand } from "./testing/pretend-workspace.ts";

// Each test starts processes.
jest.setTimeout(60_000);

let shop: PretendWorkspace;
beforeEach(() => {
  shop = new PretendWorkspace();
});
afterEach(() => shop.remove());

/** Nothing of a worktree is left, in its place or in the repository. */
function expectNoWorktree(): void {
  expect(readdirSync(shop.temporary)).toEqual([]);
  expect(shop.git("worktree", "list").trim().split("\n")).toHaveLength(1);
}

test("a commit's programs run with its own libraries, and leave nothing behind", () => {
  shop.writeName("objects-dev");
  const { status, output } = shop.rehearse("--against", "HEAD", "app.dev");
  expect(output).toEqual([
    "app.dev  1 replaced",
    '  ± Bucket "data"  replaced by bucket',
    '      bucket: "app-dev-data-dev" → "app-dev-objects-dev"',
    "",
    "findings",
    '  error stateful-replacement  app.dev: Bucket "data"  main.ts:8',
    "      a change of bucket deletes it with its objects and creates an empty one; leave bucket, or move the data first",
    "",
    "1 stack: 1 resource, 1 replaced, 1 error, no problems",
  ]);
  expect(status).toBe(1);
  expectNoWorktree();
});

test("findings of an accepted kind are reported, and do not make the command fail", () => {
  shop.writeName("objects-dev");
  const { status, output } = shop.rehearse(
    "--against",
    "HEAD",
    "app.dev",
    "--accept",
    "stateful-replacement",
  );
  expect([status, output[5]]).toEqual([
    0,
    '  error stateful-replacement (accepted)  app.dev: Bucket "data"  main.ts:8',
  ]);
});

test("what --out wrote is compared with, and a stack whose file is gone is named", () => {
  expect(shop.rehearse("--out", "out").status).toBe(0);
  expect(readdirSync(shop.path("out"))).toEqual([
    "app.dev.state.json",
    "rehearsal.json",
    "summary.md",
    "web.dev.state.json",
  ]);
  rmSync(shop.path("Pulumi.web.dev.yaml"));
  const { status, output } = shop.rehearse("--against", "out");
  expect([status, output]).toEqual([
    0,
    [
      "findings",
      "  warning stack-removed  web.dev",
      "      its file is gone, and its 1 resource stays; destroy the stack with the former commit first",
      "",
      "1 stack: 1 resource, unchanged, 1 warning, no problems",
    ],
  ]);
});

test.each([
  [
    "a name that is nothing",
    "nowhere",
    '--against: got "nowhere"; expected a folder that --out wrote, a file of `pulumi stack export`, or a commit of this repository',
  ],
  [
    "an option for git",
    "--upload-pack=touch",
    '--against: got "--upload-pack=touch"; expected a folder that --out wrote, a file of `pulumi stack export`, or a commit of this repository',
  ],
  [
    "an export of another project",
    "other.json",
    '--against: other.json: got an export of project "bank"; expected "shop"',
  ],
  [
    "an export of another stack",
    "stack.json",
    '--against: stack.json: got an export of stack "app.qa"; expected one of app.dev, web.dev',
  ],
  ["no JSON", "empty.json", "--against: empty.json: cannot be read: Unexpected end of JSON input"],
])("%s is named before any program runs", (_, against, problem) => {
  const exported = (stack: string, project: string) => {
    const urn = `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;
    const resources = [{ urn, type: "pulumi:pulumi:Stack" }];
    return JSON.stringify({ version: 3, deployment: { resources } });
  };
  writeFileSync(shop.path("empty.json"), "");
  shop.write("other.json", exported("app.dev", "bank"));
  shop.write("stack.json", exported("app.qa", "shop"));
  shop.writeName("data-dev", 'console.error("a program runs");');
  const { status, output, errors } = shop.rehearse(`--against=${against}`);
  expect([status, output, errors]).toEqual([2, [""], `${problem}\n`]);
});

test("a worktree that cannot be made is named, and the stacks are reported", () => {
  shop.write(".git/worktrees");
  const { status, output } = shop.rehearse("--against", "HEAD");
  expect([status, output.at(-1)]).toEqual([
    2,
    "2 stacks: 2 resources, 2 not compared, no findings, 1 problem",
  ]);
  expect(output[0]).toBe("app.dev, web.dev  not compared, as HEAD does not tell what is there");
  expect(output[3]).toMatch(/^ {2}--against: HEAD: the files of [0-9a-f]{40} cannot be checked out: fatal: /);
  expect(readdirSync(shop.temporary)).toEqual([]);
});

test("a stack that failed at the commit is named, and the others are compared", () => {
  shop.writeName("data-dev", 'throw new Error("broken");');
  shop.commit();
  shop.writeName("data-dev");
  const { status, output } = shop.rehearse("--against", "HEAD");
  expect(status).toBe(2);
  expect(output.filter((line) => line.startsWith("  "))).toEqual([
    expect.stringMatching(/^ {2}app\.dev at HEAD \([0-9a-f]{10}\): broken$/),
    expect.stringMatching(/^ {2}web\.dev at HEAD \([0-9a-f]{10}\): broken$/),
  ]);
  expectNoWorktree();
});

test("the worktree is gone after an interrupt", async () => {
  shop.writeName("data-dev", "await new Promise((resolve) => setTimeout(resolve, 60_000));");
  shop.commit();
  const child = spawn(process.execPath, [...rehearseCommand, "--against", "HEAD"], {
    cwd: shop.folder,
    env: shop.environment(),
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.on("exit", (_, signal) => resolve(signal)));
  const hasStarted = () =>
    readdirSync(shop.temporary).some((place) =>
      existsSync(join(shop.temporary, place, "tree/node_modules/@shop/names")),
    );
  while (!hasStarted()) await wait(50);
  await wait(500);
  child.kill("SIGINT");
  expect(await ended).toBe("SIGINT");
  expectNoWorktree();
});

test("an exported state is compared by what the program says, without what the provider has added", () => {
  shop.rehearse("--out", "out", "app.dev");
  const state = JSON.parse(readFileSync(shop.path("out/app.dev.state.json"), "utf8")) as {
    deployment: { resources: { type: string; inputs: Record<string, unknown> }[] };
  };
  for (const { type, inputs } of state.deployment.resources) {
    if (type !== "aws:s3/bucket:Bucket") continue;
    Object.assign(inputs, {
      __defaults: ["forceDestroy"],
      forceDestroy: false,
      region: "eu-west-1",
      tagsAll: { a: "b" },
    });
  }
  shop.write("export.json", JSON.stringify(state));
  const { status, output } = shop.rehearse("--against", "export.json", "app.dev");
  expect([status, output]).toEqual([0, ["1 stack: 1 resource, unchanged, no findings, no problems"]]);
});

test("a stack that goes to another account leaves its resources where they are", () => {
  shop.write("main.ts", readFileSync(shop.path("main.ts"), "utf8").replace("111122223333", "444455556666"));
  const { status, output } = shop.rehearse("--against", "HEAD", "app.dev");
  expect([status, ...output]).toEqual([
    1,
    "app.dev  1 changed",
    '  ~ provider "aws"',
    '      allowedAccountIds[0]: - "111122223333"',
    '      allowedAccountIds[0]: + "444455556666"',
    "",
    "findings",
    '  error place-changed  app.dev: provider "aws"  main.ts:7',
    '      allowedAccountIds: the provider goes from ["111122223333"] to ["444455556666"], and the stack\'s ' +
      "resources stay where they are; destroy them there first, or make another stack",
    "",
    "1 stack: 1 resource, 1 changed, 1 error, no problems",
  ]);
});
