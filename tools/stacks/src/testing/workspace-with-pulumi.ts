import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What the stand-in of the pulumi CLI answers. */
interface Answers {
  /** Count of resources by stack, as `stack ls` tells. */
  readonly deployed?: Readonly<Record<string, number>>;
  /** Logical names of what is protected in any stack. */
  readonly protected?: readonly string[];
  /** Exit status of `up` and `destroy`. @default 0 */
  readonly status?: number;
}

/** Answers `stack ls` and `stack export`, and notes the command line of everything else. */
const standIn = `#!${process.execPath}
const { appendFileSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const answers = JSON.parse(readFileSync(join(__dirname, "answers.json"), "utf8"));
const args = process.argv.slice(2);
if (args[0] === "stack" && args[1] === "ls") {
  const stacks = Object.entries(answers.deployed ?? {});
  console.log(JSON.stringify(stacks.map(([name, resourceCount]) => ({ name, current: false, resourceCount }))));
} else if (args[0] === "stack" && args[1] === "export") {
  const stack = args[args.indexOf("--stack") + 1];
  const urn = (name) => "urn:pulumi:" + stack + "::mlops-platform::aws:s3/bucket:Bucket::" + name;
  const resources = [{ urn: urn("free") }, ...(answers.protected ?? []).map((name) => ({ urn: urn(name), protect: true }))];
  console.log(JSON.stringify({ version: 3, deployment: { resources } }));
} else {
  appendFileSync(join(__dirname, "commands"), args.join(" ") + "\\n");
  process.exit(answers.status ?? 0);
}
`;

/** The workspace with stack files of its own, and a stand-in of the pulumi CLI on the PATH. */
export class WorkspaceWithPulumi {
  readonly root = mkdtempSync(join(tmpdir(), "stacks-"));
  readonly #bin = join(this.root, "bin");

  /** @param workspace folder of the real one */
  constructor(workspace: string) {
    const linked = ["libs", "node_modules", "policies", "tools", "package.json", "Pulumi.yaml"];
    for (const name of linked) symlinkSync(join(workspace, name), join(this.root, name));
    // Programs refuse files that are outside of the workspace.
    for (const name of ["apps", "stacks"]) {
      cpSync(join(workspace, name), join(this.root, name), { recursive: true });
    }
    mkdirSync(this.#bin);
    writeFileSync(join(this.#bin, "package.json"), '{ "type": "commonjs" }');
    writeFileSync(join(this.#bin, "pulumi"), standIn);
    chmodSync(join(this.#bin, "pulumi"), 0o755);
    this.answer({});
  }

  answer(answers: Answers): void {
    writeFileSync(join(this.#bin, "answers.json"), JSON.stringify(answers));
    rmSync(join(this.#bin, "commands"), { force: true });
  }

  /** Command lines that the stand-in was asked to run, without its questions. */
  commands(): string[] {
    const file = join(this.#bin, "commands");
    return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  }

  /** From now on `up` asks a stand-in of the offline preview, which finds nothing wrong with any stack. */
  replacePreview(): void {
    const tools = join(this.root, "tools");
    const real = realpathSync(tools);
    rmSync(tools);
    mkdirSync(join(tools, "preview/bin"), { recursive: true });
    for (const name of readdirSync(real).filter((one) => one !== "preview")) {
      symlinkSync(join(real, name), join(tools, name));
    }
    writeFileSync(join(tools, "preview/bin/preview.js"), "console.log(`nothing wrong with ${process.argv[2]}`);\n");
  }

  changeStackFile(stack: string, change: (text: string) => string): void {
    const file = join(this.root, `stacks/Pulumi.${stack}.yaml`);
    writeFileSync(file, change(readFileSync(file, "utf8")));
  }

  /** Run a command of this tool in the workspace. */
  run(
    command: "stacks" | "up" | "destroy",
    args: readonly string[],
    { input = "", path = `${this.#bin}:${dirname(process.execPath)}` } = {},
  ) {
    const script = join(this.root, `tools/stacks/bin/${command}.js`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: this.root,
      encoding: "utf8",
      input,
      env: { ...process.env, PATH: path, NO_COLOR: "1" },
    });
    return { status, stdout, errors: stderr.trimEnd().split("\n") };
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
