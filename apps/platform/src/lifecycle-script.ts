import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { getRootDirectory } from "@pulumi/pulumi";
import { refusal } from "@mlops/core";
import type { LifecycleScript } from "@mlops/studio";

const folder = "apps/platform/lifecycle-scripts";

/** A lifecycle script as a stack file names it: by its file. */
export type LifecycleScriptFile = Omit<LifecycleScript, "script"> & { readonly file: string };

/**
 * The lifecycle script with its file's content.
 * @throws RunError that lists the files there are, if there is none of that name
 */
export function lifecycleScript({ file, ...settings }: LifecycleScriptFile): LifecycleScript {
  const root = getRootDirectory();
  const path = join(root, folder, file);
  if (!existsSync(path)) {
    const files = readdirSync(join(root, folder)).sort().join(", ");
    throw refusal("studio.lifecycleScripts cannot be used", [
      `${settings.name}: there is no file "${file}" in ${folder}; files: ${files}`,
    ]);
  }
  return { ...settings, script: readFileSync(path, "utf8") };
}
