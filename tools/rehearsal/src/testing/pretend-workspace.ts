import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const installed = join(__dirname, "../../../../node_modules/@pulumi");

const command = join(__dirname, "../main.ts");

/** The command, without policies. */
export const rehearseCommand = [command, "--no-policy"];

const author = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];

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

/** A project of two stacks with a library of its own, in a git repository with one commit. */
export class PretendWorkspace {
  readonly folder = mkdtempSync(join(tmpdir(), "shop-"));
  /** Where the command finds the system's folder for temporary files. */
  readonly temporary = mkdtempSync(join(tmpdir(), "worktrees-"));

  constructor() {
    this.write("Pulumi.yaml", "name: shop", "main: main.ts", "runtime: nodejs");
    this.write("Pulumi.app.dev.yaml", "config: {}");
    this.write("Pulumi.web.dev.yaml", "config: {}");
    this.write(".gitignore", "node_modules/", "out/");
    this.write("package.json", '{ "type": "module", "workspaces": ["libs/*"] }');
    this.write("libs/names/package.json", JSON.stringify(namesPackage));
    this.write("main.ts", ...program);
    this.writeName("data-dev");
    mkdirSync(join(this.folder, "node_modules/@shop"), { recursive: true });
    symlinkSync(installed, join(this.folder, "node_modules/@pulumi"));
    symlinkSync("../../libs/names", join(this.folder, "node_modules/@shop/names"));
    this.git("init", "--quiet");
    this.commit();
  }

  /** Absolute path of a file of the project. */
  path(file: string): string {
    return join(this.folder, file);
  }

  write(file: string, ...lines: readonly string[]): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), `${lines.join("\n")}\n`);
  }

  /**
   * Give all buckets another name.
   * @param start code that each stack's program runs before it makes anything, with `stack` as its name
   */
  writeName(name: string, start = ""): void {
    this.write(
      "libs/names/names.ts",
      'import { StackReference, getStack } from "@pulumi/pulumi";',
      `export const name = "${name}";`,
      `export async function start() { const stack = getStack(); ${start} }`,
    );
  }

  git(...args: readonly string[]): string {
    return execFileSync("git", ["-C", this.folder, ...author, ...args], { encoding: "utf8" });
  }

  commit(): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", "change");
  }

  environment(): NodeJS.ProcessEnv {
    return { ...process.env, NO_COLOR: "1", TMPDIR: this.temporary };
  }

  /** Run the command without policies. It is stopped after 20 seconds, with no status. */
  rehearse(...args: readonly string[]) {
    return this.#run([...rehearseCommand, ...args]);
  }

  /** Run the command with the pack of the folder `policies`. It is stopped after 20 seconds, with no status. */
  rehearseJudged(...args: readonly string[]) {
    return this.#run([command, ...args]);
  }

  #run(args: readonly string[]) {
    const options = {
      cwd: this.folder,
      encoding: "utf8",
      env: this.environment(),
      timeout: 20_000,
    } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
    return { status, output: stdout.trimEnd().split("\n"), errors: stderr };
  }

  remove(): void {
    for (const each of [this.folder, this.temporary]) rmSync(each, { recursive: true, force: true });
  }
}

const namesPackage = { name: "@shop/names", type: "module", exports: "./names.ts" };
