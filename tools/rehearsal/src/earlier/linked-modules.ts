import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** Where packages are, and where programs shall find them. */
interface Checkout {
  /** Top folder of the repository, where packages are installed in the project's folder or above. */
  readonly repository: string;
  readonly project: string;
  /** The same top folder, of another commit. */
  readonly tree: string;
}

/**
 * Make the installed packages available to the programs of a worktree: all of them by links, so that there is one
 * instance of each, and the workspace's own as the worktree has them.
 */
export function linkModules({ repository, project, tree }: Checkout): void {
  const installed = installedModules(project);
  if (installed === undefined) return;
  const isWithin = (folder: string) => !relative(repository, folder).startsWith("..");
  const owner = dirname(installed);
  const treeOwner = join(tree, isWithin(owner) ? relative(repository, owner) : "");
  const target = join(treeOwner, "node_modules");
  const own = workspacePackages(treeOwner);
  const isOwn = (entry: string) =>
    own.has(entry) ||
    (isWithin(realpathSync(join(installed, entry))) && !isInModules(join(installed, entry)));
  for (const entry of installedPackages(installed)) {
    if (!isOwn(entry)) link(join(installed, entry), join(target, entry));
  }
  for (const [name, folder] of own) link(folder, join(target, name));
}

/** The nearest folder of installed packages, at or above a folder. */
function installedModules(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    const modules = join(current, "node_modules");
    if (existsSync(modules)) return modules;
    if (dirname(current) === current) return undefined;
  }
}

/** Names of packages, those of scopes with their scope. */
function installedPackages(modules: string): string[] {
  return readdirSync(modules).flatMap((entry) => {
    if (entry.startsWith(".")) return [];
    if (!entry.startsWith("@")) return [entry];
    return readdirSync(join(modules, entry)).map((name) => `${entry}/${name}`);
  });
}

/** Whether an entry is a package that is installed, and not a link to a folder of the repository. */
function isInModules(entry: string): boolean {
  return realpathSync(entry).split(sep).includes("node_modules");
}

/** Packages that a workspace consists of: their folders by name. */
function workspacePackages(folder: string): ReadonlyMap<string, string> {
  const file = join(folder, "package.json");
  const { workspaces } = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : {};
  const patterns = workspaces && "packages" in workspaces ? workspaces.packages : workspaces;
  const manifests = (patterns ?? []).flatMap((pattern) =>
    globSync(`${pattern}/package.json`, { cwd: folder }),
  );
  return new Map(
    manifests.flatMap((manifest): [string, string][] => {
      const { name } = JSON.parse(readFileSync(join(folder, manifest), "utf8")) as Manifest;
      return name === undefined ? [] : [[name, join(folder, dirname(manifest))]];
    }),
  );
}

interface Manifest {
  readonly name?: string;
  readonly workspaces?: readonly string[] | { readonly packages: readonly string[] };
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "junction");
}
