import { dirname, join } from "node:path";
import type * as esbuild from "esbuild";
import type { Workspace } from "./workspace.ts";

/** Options of the bundle. Its code depends only on them and on the bundled files. */
export const buildOptions = {
  bundle: true,
  platform: "node",
  // The runtime of the function: nodejs24.x.
  target: "node24",
  format: "cjs",
  // ES modules first: their unused exports are left out.
  mainFields: ["module", "main"],
  minify: true,
  // No tsconfig.json is read, not even from a parent folder.
  tsconfigRaw: "{}",
} satisfies esbuild.BuildOptions;

/** The handler's code in one file, and the files that it was built from. */
export interface Build {
  readonly code: string;
  /** Paths relative to the workspace, sorted. */
  readonly files: readonly string[];
}

/**
 * Bundle the handler and the AWS SDK. Lambda includes an SDK, but that one changes without a deployment, and its many
 * files take longer to load.
 *
 * The same sources give the same code on every machine: it has no paths.
 */
export function buildHandler({ root, handler, load }: Workspace): Build {
  // Loaded only here, because most runs use the cache.
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
