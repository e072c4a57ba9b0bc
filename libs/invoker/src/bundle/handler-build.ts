import { dirname, join } from "node:path";
import type * as esbuild from "esbuild";
import type { Workspace } from "./workspace.ts";

/** How the handler is bundled. Whatever changes the code must be in here, or in a file that is bundled. */
export const buildOptions = {
  bundle: true,
  platform: "node",
  // The runtime of the function: nodejs24.x.
  target: "node24",
  format: "cjs",
  // ES modules first: what is not used of them can be left out.
  mainFields: ["module", "main"],
  minify: true,
  // No configuration file of a folder above has a say.
  tsconfigRaw: "{}",
} satisfies esbuild.BuildOptions;

/** The handler's code in one piece, and every file that it was made from. */
export interface Build {
  readonly code: string;
  /** Paths relative to the workspace, sorted. */
  readonly files: readonly string[];
}

/**
 * Bundle the handler and the AWS SDK. Lambda has an SDK of its own, but that one changes without a deployment, and its
 * many files take longer to load than one.
 *
 * The same sources give the same code on every machine: it holds no paths.
 */
export function buildHandler({ root, handler, load }: Workspace): Build {
  // Loaded only here: most runs find the code in the cache.
  const { buildSync } = load("esbuild") as typeof esbuild;
  const { outputFiles, metafile } = buildSync({
    ...buildOptions,
    absWorkingDir: root,
    entryPoints: [handler],
    alias: { "@aws-sdk/credential-provider-node": join(dirname(handler), "environment-credentials.ts") },
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild gave no code for ${handler}`);
  return { code: output.text, files: Object.keys(metafile.inputs).sort() };
}
