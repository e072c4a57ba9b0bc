import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const left = new Set([".git", ".nx", "node_modules", "out", "coverage"]);

/** A copy of a workspace in a repository of its own, with one commit; its packages are the copy's own. */
export class WorkspaceCopy {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), "workspace-")));

  /** @param original folder of the workspace, with `node_modules` */
  constructor(original: string) {
    cpSync(original, this.root, { recursive: true, filter: (path) => !left.has(basename(path)) });
    const modules = join(this.root, "node_modules");
    mkdirSync(modules);
    for (const name of readdirSync(join(original, "node_modules"))) {
      if (name !== "@mlops") symlinkSync(join(original, "node_modules", name), join(modules, name));
    }
    // Links into the packages, relative: they lead to those of the copy.
    cpSync(join(original, "node_modules/@mlops"), join(modules, "@mlops"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    this.git("init", "--quiet");
    this.git("add", "--all");
    this.git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", "all");
  }

  /** Run git. @returns what it prints */
  git(...args: string[]): string {
    const { status, stdout, stderr } = spawnSync("git", args, { cwd: this.root, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout;
  }

  /** Run a script with Node. Nothing of an Nx run that this one may be part of reaches it. */
  node(script: string, ...args: string[]): { readonly status: number | null; readonly text: string } {
    const outer = Object.entries(process.env).filter(([name]) => !name.startsWith("NX_"));
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: this.root,
      encoding: "utf8",
      maxBuffer: 2 ** 26,
      env: {
        ...Object.fromEntries(outer),
        NX_DAEMON: "false",
        NX_CACHE_DIRECTORY: join(this.root, ".nx/cache"),
        NO_COLOR: "1",
        FORCE_COLOR: undefined,
      },
    });
    return { status, text: status === 0 ? stdout : stdout + stderr };
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
