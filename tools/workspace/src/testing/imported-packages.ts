import { readFileSync, readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, posix } from "node:path";
import { preProcessFile } from "typescript";
import type { WorkspacePackage } from "./workspace-packages.ts";

/** The files of one package that import another: the first source and the first test. */
export interface Importers {
  readonly source?: string;
  readonly test?: string;
}

/** Specs, what only specs read, and, in the root folder, the configuration of tools. */
const testFile = /\.(spec|test-d)\.ts$|(^|\/)(testing|test|fixtures)\//;
const toolFile = /^[^/]+$/;
const script = /\.(ts|js|cjs|mjs)$/;
const generatedFolders = new Set([".cache", ".git", ".nx", "coverage", "node_modules", "out"]);

/**
 * Packages that the files of `importer` import: npm packages and packages of the workspace, by name or by path.
 * @param packages all packages of the workspace
 * @returns importing files by package
 */
export function importedPackages(
  root: string,
  importer: WorkspacePackage,
  packages: readonly WorkspacePackage[],
): Map<string, Importers> {
  const folders = new Set(packages.map(({ folder }) => folder));
  const imported = new Map<string, Importers>();
  for (const path of scriptsIn(root, importer.folder, folders)) {
    const file = posix.relative(importer.folder, path);
    const isTest = testFile.test(file) || (importer.folder === "." && toolFile.test(file));
    for (const specifier of specifiersIn(join(root, path))) {
      const name = packageOf(specifier, path, packages);
      if (name === undefined || name === importer.manifest.name) continue;
      imported.set(name, { [isTest ? "test" : "source"]: file, ...imported.get(name) });
    }
  }
  return imported;
}

/** Scripts in a folder and below, without those of packages below it. Paths are relative to `root`, with `/`. */
function scriptsIn(root: string, folder: string, packages: ReadonlySet<string>): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isFile()) return script.test(path) ? [path] : [];
    const isOwn = entry.isDirectory() && !generatedFolders.has(entry.name) && !packages.has(path);
    return isOwn ? scriptsIn(root, path, packages) : [];
  });
}

/** What a script imports, statically, dynamically or for types, or resolves; a CommonJS script also what it requires. */
function specifiersIn(file: string): string[] {
  const requires = file.endsWith(".cjs");
  const text = readFileSync(file, "utf8");
  const { importedFiles } = preProcessFile(text, true, requires);
  const resolved = [...text.matchAll(/require\.resolve\("([^"]+)"\)/g)].map(
    ([, specifier = ""]) => specifier,
  );
  return [...importedFiles.map(({ fileName }) => fileName), ...resolved];
}

/** The package that `specifier` means in the file `importer`; none if it is a part of Node or of the root package. */
function packageOf(
  specifier: string,
  importer: string,
  packages: readonly WorkspacePackage[],
): string | undefined {
  if (specifier.startsWith(".")) {
    const target = posix.join(posix.dirname(importer), specifier);
    return packages.find(({ folder }) => target.startsWith(`${folder}/`))?.manifest.name;
  }
  if (specifier.startsWith("node:") || builtinModules.includes(specifier)) return undefined;
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
