import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Build } from "./handler-build.ts";

/** A build that is kept, and what it depends on. */
interface KeptBuild extends Build {
  readonly digest: string;
}

/**
 * Keeps the last build in a file. It is used again only if everything that it was made from has the same content as
 * then: each bundled file, the list of installed packages, and how it was made.
 */
export class BuildCache {
  private readonly root: string;
  private readonly path: string;
  private readonly how: string;

  /**
   * @param root folder of the workspace
   * @param name name of the file
   * @param how how the build is made
   */
  constructor(root: string, name: string, how: unknown) {
    this.root = root;
    this.path = join(root, "node_modules/.cache", name);
    this.how = JSON.stringify(how);
  }

  /** The code that is kept, if it would be made again just so. */
  read(): string | undefined {
    try {
      const { code, files, digest } = JSON.parse(readFileSync(this.path, "utf8")) as KeptBuild;
      return this.digestOf(files, code) === digest ? code : undefined;
    } catch {
      // No file, one cut short, or a source that is gone: the code is made anew.
      return undefined;
    }
  }

  /** Keep a build, where the folder can be written to. */
  write({ code, files }: Build): void {
    const kept: KeptBuild = { code, files, digest: this.digestOf(files, code) };
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      // In one step, because several previews may run at the same time.
      const draft = `${this.path}.${process.pid}`;
      writeFileSync(draft, JSON.stringify(kept));
      renameSync(draft, this.path);
    } catch {
      // A cache that cannot be written only costs time.
    }
  }

  private digestOf(files: readonly string[], code: string): string {
    const hash = createHash("sha256").update(this.how).update(code);
    // npm's list of what is installed: other packages may be found under the names that the sources import.
    for (const file of ["node_modules/.package-lock.json", ...files]) {
      hash.update(`\0${file}\0`).update(readFileSync(join(this.root, file)));
    }
    return hash.digest("hex");
  }
}
