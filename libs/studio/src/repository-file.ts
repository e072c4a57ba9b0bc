import { type Dirent, readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { getRootDirectory } from "@pulumi/pulumi";

/** The text of a file, or what its path should have been, to follow "expected". */
export type RepositoryFile = { readonly text: string } | { readonly expected: string };

/**
 * Read a file of the repository. Files outside it are not read, not even through symbolic links: a preview must not
 * depend on the machine that it runs on.
 * @param path path from the root of the repository, where `Pulumi.yaml` is
 */
export function readRepositoryFile(path: string): RepositoryFile {
  const root = realpathSync(resolve(getRootDirectory()));
  const target = resolve(root, path);
  const found = statSync(target, { throwIfNoEntry: false });
  if (isAbsolute(path) || !isBelow(root, found ? realpathSync(target) : target)) {
    return { expected: "a path from the root of the repository to a file in it" };
  }
  if (found?.isFile()) return { text: readFileSync(target, "utf8") };
  const folder = nearestFolder(target);
  const entries = readdirSync(folder, { withFileTypes: true }).map(entryName).sort();
  const where = relative(root, folder).replaceAll(sep, "/") || "the root of the repository";
  return { expected: `a file; ${where} has ${entries.join(", ") || "none"}` };
}

function isBelow(root: string, target: string): boolean {
  const path = relative(root, target);
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/** The folder at `path`, or the nearest one above it that exists. */
function nearestFolder(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : nearestFolder(dirname(path));
}

const entryName = (entry: Dirent) => (entry.isDirectory() ? `${entry.name}/` : entry.name);
