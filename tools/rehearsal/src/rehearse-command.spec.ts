import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

// Each test starts processes.
jest.setTimeout(60_000);

const repository = join(__dirname, "../../..");
let folder: string;
let temporary: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shop-"));
  temporary = mkdtempSync(join(tmpdir(), "worktrees-"));
  write("Pulumi.yaml", "name: shop", "main: main.ts", "runtime: nodejs");
  write("Pulumi.app.dev.yaml", "config: {}");
  write("Pulumi.web.dev.yaml", "config: {}");
  write(".gitignore", "node_modules/", "out/");
  write("package.json", '{ "type": "module", "workspaces": ["libs/*"] }');
  write("libs/names/package.json", '{ "name": "@shop/names", "type": "module", "exports": "./names.ts" }');
  write("main.ts", ...program);
  writeName("data-dev");
  mkdirSync(join(folder, "node_modules/@shop"), { recursive: true });
  symlinkSync(join(repository, "node_modules/@pulumi"), join(folder, "node_modules/@pulumi"));
  symlinkSync("../../libs/names", join(folder, "node_modules/@shop/names"));
  git("init", "--quiet");
  commit();
});
afterEach(() => {
  for (const each of [folder, temporary]) rmSync(each, { recursive: true, force: true });
});

const program = [
  'import { Bucket } from "@pulumi/aws/s3/bucket.js";',
  'import { Provider } from "@pulumi/aws/provider.js";',
  'import { getStack } from "@pulumi/pulumi";',
  'import { name, start } from "@shop/names";',
  "export default async function main(): Promise<void> {",
  "  await start();",
  '  const provider = new Provider("aws", { region: "eu-west-1", allowedAccountIds: ["111122223333"] });',
  "  new Bucket(\"data\", { bucket: `${getStack().replace('.', '-')}-${name}` }, { provider });",
  "}",
];

function write(file: string, ...lines: string[]): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `${lines.join("\n")}\n`);
}

function writeName(name: string, start = ""): void {
  write(
    "libs/names/names.ts",
    `export const name = "${name}";`,
    `export async function start() { ${start} }`,
  );
}

const author = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];

function git(...args: string[]): string {
  return execFileSync("git", ["-C", folder, ...author, ...args], { encoding: "utf8" });
}

function commit(): void {
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message", "change");
}

const command = [join(__dirname, "main.ts"), "--no-policy"];
const environment = () => ({ ...process.env, NO_COLOR: "1", TMPDIR: temporary });

function rehearse(...args: string[]) {
  const options = { cwd: folder, encoding: "utf8", env: environment() } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], options);
  return { status, output: stdout.trimEnd().split("\n"), errors: stderr };
}

/** Nothing of a worktree is left, in its place or in the repository. */
function expectNoWorktree(): void {
  expect(readdirSync(temporary)).toEqual([]);
  expect(git("worktree", "list").trim().split("\n")).toHaveLength(1);
}

test("a commit's programs run with its own libraries, and leave nothing behind", () => {
  writeName("objects-dev");
  const { status, output } = rehearse("--against", "HEAD", "app.dev");
  expect(output).toEqual([
    "app.dev  1 replaced",
    '  ± Bucket "data"  replaced by bucket',
    '      bucket: "app-dev-data-dev" → "app-dev-objects-dev"',
    "",
    "findings",
    '  error stateful-replacement  app.dev: Bucket "data"',
    "      a change of bucket deletes it with its objects and creates an empty one; leave bucket, or move the data first",
    "",
    "1 stack: 1 resource, 1 replaced, 1 error, no problems",
  ]);
  expect(status).toBe(1);
  expectNoWorktree();
});

test("findings of an accepted kind are reported, and do not make the command fail", () => {
  writeName("objects-dev");
  const { status, output } = rehearse("--against", "HEAD", "app.dev", "--accept", "stateful-replacement");
  expect([status, output[5]]).toEqual([0, '  error stateful-replacement (accepted)  app.dev: Bucket "data"']);
});

test("what --out wrote is compared with, and a stack whose file is gone is named", () => {
  expect(rehearse("--out", "out").status).toBe(0);
  expect(readdirSync(join(folder, "out"))).toEqual([
    "app.dev.state.json",
    "rehearsal.json",
    "summary.md",
    "web.dev.state.json",
  ]);
  rmSync(join(folder, "Pulumi.web.dev.yaml"));
  const { status, output } = rehearse("--against", "out");
  expect([status, output]).toEqual([
    0,
    [
      "findings",
      "  warning stack-removed  web.dev: the stack",
      "      its file is gone, and its 2 resources stay; destroy the stack with the former commit first",
      "",
      "1 stack: 1 resource, unchanged, 1 warning, no problems",
    ],
  ]);
});

test.each([
  [
    "a name that is nothing",
    "nowhere",
    '  --against: got "nowhere"; expected a folder that --out wrote, a file of `pulumi stack export`, or a commit of this repository',
  ],
  [
    "an option for git",
    "--upload-pack=touch",
    '  --against: got "--upload-pack=touch"; expected a folder that --out wrote, a file of `pulumi stack export`, or a commit of this repository',
  ],
  [
    "an export of another project",
    "other.json",
    '  --against: other.json: got an export of project "bank"; expected "shop"',
  ],
  [
    "an export of another stack",
    "stack.json",
    '  --against: stack.json: got an export of stack "app.qa"; expected one of app.dev, web.dev',
  ],
  ["no JSON", "empty.json", "  --against: empty.json: cannot be read: Unexpected end of JSON input"],
])("%s is named, and the stacks are reported", (_, against, problem) => {
  const exported = (stack: string, project: string) => {
    const urn = `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;
    const resources = [{ urn, type: "pulumi:pulumi:Stack" }];
    return JSON.stringify({ version: 3, deployment: { resources } });
  };
  writeFileSync(join(folder, "empty.json"), "");
  write("other.json", exported("app.dev", "bank"));
  write("stack.json", exported("app.qa", "shop"));
  const { status, output } = rehearse(`--against=${against}`);
  expect([status, output]).toEqual([
    2,
    ["problems", problem, "", "2 stacks: 2 resources, no findings, 1 problem"],
  ]);
});

test("a worktree that cannot be made is named, and the stacks are reported", () => {
  write(".git/worktrees");
  const { status, output } = rehearse("--against", "HEAD");
  expect([status, output.at(-1)]).toEqual([2, "2 stacks: 2 resources, no findings, 1 problem"]);
  expect(output[1]).toMatch(/^ {2}--against: the files of [0-9a-f]{40} cannot be checked out: fatal: /);
  expect(readdirSync(temporary)).toEqual([]);
});

test("a stack that failed at the commit is named, and the others are compared", () => {
  writeName("data-dev", 'throw new Error("broken");');
  commit();
  writeName("data-dev");
  const { status, output } = rehearse("--against", "HEAD");
  expect(status).toBe(2);
  expect(output.filter((line) => line.startsWith("  "))).toEqual([
    expect.stringMatching(/^ {2}app\.dev at HEAD: .*broken/),
    expect.stringMatching(/^ {2}web\.dev at HEAD: .*broken/),
  ]);
  expectNoWorktree();
});

test("the worktree is gone after an interrupt", async () => {
  writeName("data-dev", "await new Promise((resolve) => setTimeout(resolve, 60_000));");
  commit();
  const child = spawn(process.execPath, [...command, "--against", "HEAD"], {
    cwd: folder,
    env: environment(),
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.on("exit", (_, signal) => resolve(signal)));
  const hasStarted = () =>
    readdirSync(temporary).some((place) =>
      existsSync(join(temporary, place, "tree/node_modules/@shop/names")),
    );
  while (!hasStarted()) await wait(50);
  await wait(500);
  child.kill("SIGINT");
  expect(await ended).toBe("SIGINT");
  expectNoWorktree();
});

test("an exported state is compared by what the program says, without what the provider has added", () => {
  rehearse("--out", "out", "app.dev");
  const state = JSON.parse(readFileSync(join(folder, "out/app.dev.state.json"), "utf8")) as {
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
  write("export.json", JSON.stringify(state));
  const { status, output } = rehearse("--against", "export.json", "app.dev");
  expect([status, output]).toEqual([0, ["1 stack: 1 resource, unchanged, no findings, no problems"]]);
});
