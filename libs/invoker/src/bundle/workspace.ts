import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { getRootDirectory } from "@pulumi/pulumi";

/** Where the handler's sources and the packages to bundle them are. */
export interface Workspace {
  /** Folder that `node_modules` is in. */
  readonly root: string;
  /** The handler's source file. */
  readonly handler: string;
  /** Loads an installed package. */
  readonly load: (name: string) => unknown;
}

/**
 * The workspace of the current Pulumi project, resolved from the project's folder as Node resolves packages: a module
 * cannot get its own path in a way that works both in an ES module and in the CommonJS that Jest makes of it.
 */
export function currentWorkspace(): Workspace {
  const require = createRequire(join(resolve(getRootDirectory()), "package.json"));
  return {
    root: resolve(dirname(require.resolve("esbuild/package.json")), "../.."),
    handler: require.resolve("@mlops/invoker/handler"),
    load: (name) => require(name) as unknown,
  };
}
