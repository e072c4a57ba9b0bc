import { globSync } from "node:fs";
import { appManifests } from "./app-manifests.ts";
import { referencedStacks } from "./stack-references.ts";
import { type Stack, WORKSPACE_FILES, workspaceFiles } from "./workspace-files.ts";

/** A stack, and what has to be deployed before it. */
export interface OrderedStack extends Stack {
  /** Names of the stacks that it reads outputs of, or that its app is deployed after. */
  readonly after: readonly string[];
}

/** Every stack of the workspace in folder `root`, by the names of the files. */
export function stackGraph(root: string): OrderedStack[] {
  const files = globSync(WORKSPACE_FILES, { cwd: root }).map((file) => file.replaceAll("\\", "/"));
  const { packages, stacks } = workspaceFiles(files);
  const apps = appManifests(packages, root);
  return stacks.map((stack) => {
    const { stackReferences = [], deployAfter = [] } = apps.get(stack.app) ?? {};
    const before = referencedStacks(stack, [...stackReferences, ...deployAfter], stacks);
    return { ...stack, after: before.map(({ name }) => name).filter((name) => name !== stack.name) };
  });
}
