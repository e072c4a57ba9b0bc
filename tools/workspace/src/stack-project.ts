import type { ProjectConfiguration, TargetConfiguration } from "nx/src/devkit-exports.js";
import { REPORT_FOLDER } from "./preview-executor.ts";
import { previewInputs } from "./preview-inputs.ts";
import type { Stack } from "./workspace-files.ts";

/**
 * A stack as a project of its own, named as the Pulumi CLI names it: `nx affected -t preview` then selects stacks, and
 * the graph shows which app a stack runs and which stacks it reads. Its one file is its root.
 * @param dependencies projects that decide what is deployed: its app, the stacks it references, the policies
 */
export function stackProject(
  { name, file }: Stack,
  dependencies: readonly string[],
): Omit<ProjectConfiguration, "root"> {
  const own = [`{workspaceRoot}/${file}`];
  return {
    name,
    projectType: "application",
    implicitDependencies: [...dependencies],
    namedInputs: { default: own, production: own },
    targets: {
      preview: {
        executor: "@mlops/workspace:preview",
        cache: true,
        inputs: ["default", "^production", ...previewInputs],
        outputs: [".json", ".md", ".state.json", ".*.pipeline.json"].map(
          (ending) => `{workspaceRoot}/${REPORT_FOLDER}/${name}${ending}`,
        ),
        metadata: {
          description: `Preview ${name} offline and judge it; previews of one run share a process and a summary`,
        },
      },
      up: deploying(`node tools/stacks/bin/up.js ${name}`, `Deploy ${name} after its checks`),
      refresh: deploying(`pulumi refresh --stack ${name}`, `Read from AWS the state of ${name}`),
      destroy: deploying(`node tools/stacks/bin/destroy.js ${name}`, `Remove ${name} after its checks`),
    },
  };
}

/** A command that uses the pulumi CLI. Never cached: a deployment that is answered from a cache has not happened. */
function deploying(command: string, what: string): TargetConfiguration {
  return { command, cache: false, metadata: { description: `${what}, with the pulumi CLI` } };
}
