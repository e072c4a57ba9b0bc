import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { getRootDirectory } from "@pulumi/pulumi";

/** Where the handler's sources and the tools to bundle them are. */
export interface Workspace {
  /** Folder of the workspace: that of `node_modules`. */
  readonly root: string;
  /** The handler's source file. */
  readonly handler: string;
  /** Loads a package of the workspace. */
  readonly load: (name: string) => unknown;
}

/**
 * The workspace of the Pulumi project that runs. Found as Node finds packages, from the project's folder up: a module
 * cannot ask for its own path in a way that works both in an ES module and in the CommonJS that Jest makes of it.
 */
export function currentWorkspace(): Workspace {
  const require = createRequire(join(resolve(getRootDirectory()), "package.json"));
  return {
    root: resolve(dirname(require.resolve("esbuild/package.json")), "../.."),
    handler: require.resolve("@mlops/invoker/handler"),
    load: (name) => require(name) as unknown,
  };
}
