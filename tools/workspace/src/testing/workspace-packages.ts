import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a package.json says that the checks of this package read. */
export interface PackageManifest {
  readonly name: string;
  /** Folders of other packages of the workspace, as globs; only the root has them. */
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** A package of the workspace. */
export interface WorkspacePackage {
  /** Its folder, relative to the workspace's, with `/`; `.` for the root package. */
  readonly folder: string;
  readonly manifest: PackageManifest;
}

/** The root package and all others that it names as workspaces, by folder. */
export function workspacePackages(root: string): WorkspacePackage[] {
  const read = (folder: string): WorkspacePackage => ({
    folder,
    manifest: JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as PackageManifest,
  });
  const main = read(".");
  const folders = globSync([...(main.manifest.workspaces ?? [])], { cwd: root })
    .map((folder) => folder.replaceAll("\\", "/"))
    .filter((folder) => existsSync(join(root, folder, "package.json")));
  return [main, ...folders.sort().map(read)];
}
