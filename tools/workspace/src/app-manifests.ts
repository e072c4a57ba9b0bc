import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { StackReferences } from "./stack-references.ts";

/** What is read of an app's package.json. */
export interface AppManifest {
  readonly name: string;
  readonly stackReferences?: StackReferences;
  /**
   * Stacks that have to be deployed before those of the app, although these read none of their outputs; named like
   * `stackReferences`. A change of them changes nothing here.
   */
  readonly deployAfter?: StackReferences;
}

/**
 * The package.json of each app, by the app's name.
 * @param packages folders of packages, relative to `root`
 */
export function appManifests(packages: readonly string[], root: string): Map<string, AppManifest> {
  const apps = packages.filter((folder) => folder.startsWith("apps/"));
  return new Map(
    apps.map((folder) => [
      folder.slice("apps/".length),
      JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as AppManifest,
    ]),
  );
}
