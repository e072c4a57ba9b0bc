import type { CreateNodes, CreateNodesResult } from "nx/src/devkit-exports.js";
import { appManifests } from "./app-manifests.ts";
import { packageTargets } from "./package-targets.ts";
import { rootProject } from "./root-project.ts";
import { referencedStacks } from "./stack-references.ts";
import { stackProject } from "./stack-project.ts";
import { WORKSPACE_FILES, workspaceFiles } from "./workspace-files.ts";

export { summarizePreviews as postTasksExecution } from "./preview-summary.ts";

export const name = "mlops-workspace";

/** Infers what can be done with each package, each stack and the whole workspace, from the files that make it one. */
export const createNodes: CreateNodes = [
  WORKSPACE_FILES,
  (files, _options, { workspaceRoot }) => {
    const workspace = workspaceFiles(files);
    const apps = appManifests(workspace.packages, workspaceRoot);
    const root = rootProject(
      workspace,
      [...apps.values()].map((app) => app.name),
    );
    return [
      ["package.json", { projects: { ".": root } }],
      ...workspace.packages.map((folder): [string, CreateNodesResult] => [
        `${folder}/package.json`,
        { projects: { [folder]: { targets: packageTargets(folder) } } },
      ]),
      ...workspace.stacks.map((stack): [string, CreateNodesResult] => {
        const app = apps.get(stack.app);
        const references = referencedStacks(stack, app?.stackReferences ?? [], workspace.stacks);
        const dependencies = [
          ...(app ? [app.name] : []),
          ...references.map((referenced) => referenced.name),
          "@mlops/policies",
        ];
        return [stack.file, { projects: { [stack.file]: stackProject(stack, dependencies) } }];
      }),
    ];
  },
];
