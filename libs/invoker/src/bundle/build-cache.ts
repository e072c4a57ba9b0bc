import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Build } from "./handler-build.ts";

/** A build in the cache, with a digest of everything that it depends on. */
interface CachedBuild extends Build {
  readonly digest: string;
}

/**
 * Keeps the last build in a file. It is valid as long as its inputs have the same content: each bundled file, the list
 * of installed packages, and the options of the build.
 */
export class BuildCache {
  private readonly root: string;
  private readonly path: string;
  private readonly options: string;

  /**
   * @param root folder of the workspace
   * @param name name of the file in `node_modules/.cache`
   * @param options options of the build
   */
  constructor(root: string, name: string, options: unknown) {
    this.root = root;
    this.path = join(root, "node_modules/.cache", name);
    this.options = JSON.stringify(options);
  }

  /** The cached code; nothing if there is none, or its inputs have changed. */
  read(): string | undefined {
    try {
      const { code, files, digest } = JSON.parse(readFileSync(this.path, "utf8")) as CachedBuild;
      return this.digestOf(files, code) === digest ? code : undefined;
    } catch {
      // There is no file, it is incomplete, or an input has been deleted.
      return undefined;
    }
  }

  /** Write a build, if the folder is writable. */
  write({ code, files }: Build): void {
    const cached: CachedBuild = { code, files, digest: this.digestOf(files, code) };
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      // Renamed in one step, because several previews may run at the same time.
      const draft = `${this.path}.${process.pid}`;
      writeFileSync(draft, JSON.stringify(cached));
      renameSync(draft, this.path);
    } catch {
      // Without a cache the next run builds again.
    }
  }

  private digestOf(files: readonly string[], code: string): string {
    const hash = createHash("sha256").update(this.options).update(code);
    // npm's list of installed packages: the sources' imports depend on it.
    for (const file of ["node_modules/.package-lock.json", ...files]) {
      hash.update(`\0${file}\0`).update(readFileSync(join(this.root, file)));
    }
    return hash.digest("hex");
  }
}
